using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads an object of a template key by key: what is missing, unknown or of another form is refused with its line.</summary>
internal sealed class TemplateObject
{
    private readonly TemplateNode node;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public TemplateObject(TemplateNode node, string what)
    {
        this.node = node.Kind == JsonTokenType.StartObject ? node : throw node.Refused($"{what} has to be an object in {{ }}.");
    }

    public TemplateNode Required(string name) => Optional(name) ?? throw node.Refused($"the key \"{name}\" is missing.");

    public TemplateNode? Optional(string name)
    {
        known.Add(name);
        return node.Members.Find(member => member.Name == name).Value;
    }

    /// <summary>Null where it is written as <c>null</c>: what an edition leaves out is written down, not forgotten.</summary>
    public TemplateNode? Nullable(string name) => Required(name) is { Kind: not JsonTokenType.Null } value ? value : null;

    /// <exception cref="TemplateException">A key was asked for by nobody.</exception>
    public void Done()
    {
        if (node.Members.Find(member => !known.Contains(member.Name)) is { Name: { } name, Line: var line })
        {
            throw new TemplateException(node.Path, line, $"the key \"{name}\" is unknown; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    public static string Text(TemplateNode node) =>
        node.Kind == JsonTokenType.String ? node.Text : throw node.Refused("a text in quotation marks has to stand here.");

    public static bool Boolean(TemplateNode node) => node.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw node.Refused("true or false has to stand here."),
    };

    public static decimal Number(TemplateNode node, decimal min, decimal max) =>
        node.Kind == JsonTokenType.Number && decimal.Parse(node.Text, CultureInfo.InvariantCulture) is var number && number >= min && number <= max
            ? number
            : throw node.Refused(string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max} has to stand here."));

    public static List<TemplateNode> List(TemplateNode node) =>
        node.Kind == JsonTokenType.StartArray ? node.Items : throw node.Refused("a list in [ ] has to stand here.");

    /// <summary>One of several words.</summary>
    public static T OneOf<T>(TemplateNode node, params (string Word, T Meaning)[] choices)
    {
        var word = Text(node);
        var found = Array.FindIndex(choices, choice => choice.Word == word);
        return found >= 0 ? choices[found].Meaning : throw node.Refused($"\"{word}\" is unknown here; it can be {string.Join(", ", choices.Select(choice => choice.Word))}.");
    }

    public static Language LanguageOf(TemplateNode node) => OneOf(node, [.. Languages.All.Select(language => (language.Code(), language))]);
}
