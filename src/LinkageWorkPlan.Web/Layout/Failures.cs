using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>One sentence of a refusal, and where to fix it.</summary>
/// <param name="Subject">A field's name, a task's code or a section's key; null for the whole.</param>
public sealed record Failure(string Words, string? Subject, string Rule)
{
    /// <summary>Where it waits for an answer: what is unusual is saved once it was confirmed. Null for what is refused.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The same sentence where the field it is about is called otherwise than everywhere, as by its label in a form.</summary>
    public Func<string, string>? Called { get; init; }
}

/// <summary>The user's answer to what an action asks before it saves.</summary>
public sealed class Answer
{
    private readonly TaskCompletionSource<bool> given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True where it shall be saved all the same.</summary>
    internal Task<bool> Given => given.Task;

    public void Give(bool yes) => given.TrySetResult(yes);
}

/// <summary>The one edge at which a refusal becomes words in the user's language.</summary>
public static class Failures
{
    public static IReadOnlyList<Failure> Of(RuleException refusal, Loc loc) => [.. refusal.Broken.Select(each => Of(each, loc))];

    public static Failure Of(BrokenRule broken, Loc loc) => new(Words(broken, null, loc), broken.Subject, broken.Rule) { Called = label => Words(broken, label, loc) };

    private static string Words(BrokenRule broken, string? label, Loc loc) =>
        loc[WordsOf(broken), [.. broken.Arguments.Select(each => label is not null && each is string name && name == broken.Subject ? label : Argument(each, loc))]];

    /// <summary>A text that is all of its subject, as an amendment's reason, is named once.</summary>
    private static string WordsOf(BrokenRule broken) => (broken.Rule, broken.Arguments) switch
    {
        (Rules.TextMissing, [string subject, string field, ..]) when subject == field => "Shared.OnlyTextMissing",
        (Rules.TextStale, [string subject, string field, ..]) when subject == field => "Shared.OnlyTextStale",
        _ => broken.Rule,
    };

    /// <summary>Names of fields and languages among the arguments are keys: shown by their words where there are any.</summary>
    private static object Argument(object argument, Loc loc) => argument switch
    {
        PrintedText text => loc.Field($"Printed.{text}") ?? loc[$"Field.{text}"],
        string name when loc.Field(name.Split(':')[0]) is { } words => name.Contains(':') ? $"{words} {name[(name.IndexOf(':') + 1)..]}" : words,
        string name => loc.Find($"Language.{name}") ?? name,
        _ => argument,
    };
}
