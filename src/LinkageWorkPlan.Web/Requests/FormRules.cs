using FluentValidation;
using FluentValidation.Results;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>Checks of what a form holds, by the same limits as the domain's, so that all that is wrong is reported at once.</summary>
internal static class FormRules
{
    /// <param name="field">Names the field in messages (key <c>Field.*</c>) and on the page.</param>
    /// <param name="max">Limit in text elements, of each language.</param>
    public static void Words<T>(this IRuleBuilder<T, TextWords> rule, string field, int max, bool required = false) =>
        rule.Custom((words, context) => context.Check(words, field, max, required));

    public static void Code<T>(this IRuleBuilder<T, string> rule, string field, int max) =>
        rule.Custom((code, context) => context.CheckCode(code, field, max));

    /// <summary>A value that may be missing while one types, but not when the form is sent.</summary>
    public static void Given<T, TValue>(this IRuleBuilder<T, TValue?> rule, string field)
        where TValue : struct =>
        rule.Custom((value, context) =>
        {
            if (value is null)
            {
                context.Break(Rules.Required, field, field);
            }
        });

    /// <summary>One broken rule; FluentValidation's own messages are not used.</summary>
    public static void Break<T>(this ValidationContext<T> context, string rule, string field, params object[] arguments) =>
        context.AddFailure(new ValidationFailure(field, rule) { ErrorCode = rule, CustomState = arguments });

    /// <param name="label">What messages call the field, where that is not <paramref name="field"/>: as "Milestone:A1.2".</param>
    public static void Check<T>(this ValidationContext<T> context, TextWords words, string field, int max, bool required = false, string? label = null)
    {
        label ??= field;
        if (required && Languages.All.All(language => TextNormalizer.Normalize(words[language]).Length == 0))
        {
            context.Break(Rules.Required, field, label);
        }

        foreach (var language in Languages.All)
        {
            var text = TextNormalizer.Normalize(words[language]);
            if (!TextLimit.Fits(text, max))
            {
                context.Break(Rules.TooLong, field, label, TextLimit.Count(text), max);
            }
            else if (TextNormalizer.TryFindGarbled(text, out var garbled))
            {
                context.Break(Rules.GarbledText, field, label, garbled.Notation, garbled.Index + 1);
            }
            else if (OldEncoding.TryFind(text, out var old))
            {
                context.Break(Rules.OldFont, field, label, old.Stored, old.Name, old.Meant);
            }
        }
    }

    public static void CheckCode<T>(this ValidationContext<T> context, string? code, string field, int max, string? label = null)
    {
        label ??= field;
        var text = TextNormalizer.Normalize(code);
        if (text.Length == 0)
        {
            context.Break(Rules.Required, field, label);
        }
        else if (!TextLimit.Fits(text, max))
        {
            context.Break(Rules.TooLong, field, label, TextLimit.Count(text), max);
        }
        else if (!Codes.IsCode(text))
        {
            context.Break(Rules.CodeFormat, field, label);
        }
    }
}
