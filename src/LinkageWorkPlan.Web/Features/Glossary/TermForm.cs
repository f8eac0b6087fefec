using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>What the form of a term holds.</summary>
public sealed record TermForm(TextWords Words, TextWords Note, bool IsHinted)
{
    public static readonly TermForm Empty = new(TextWords.None, TextWords.None, true);

    /// <summary>The proposed content where there is one, else what is in force.</summary>
    public static TermForm Of(GetTerm.Model term) => new(
        TextWords.From(term.Proposal == TermProposal.Change ? term.ProposedWords : term.Words),
        TextWords.From(term.Proposal == TermProposal.Change ? term.ProposedNote : term.Note),
        term.ProposedHinted ?? term.IsHinted);

    /// <summary>This form rebased on what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public TermForm RebaseOn(TermForm theirs, TermForm opened) => new(
        Words.RebaseOn(theirs.Words, opened.Words),
        Note.RebaseOn(theirs.Note, opened.Note),
        IsHinted == opened.IsHinted ? theirs.IsHinted : IsHinted);

    /// <param name="before">The note as it is: what did not change keeps its state.</param>
    internal TermContent Read(LocalizedText before, Language author) => new(Words, Note.ApplyTo(before, author), IsHinted);
}

internal static class TermFormRules
{
    public static void TermForm<T>(this IRuleBuilder<T, TermForm> rule) => rule.Custom((form, context) =>
    {
        foreach (var language in Languages.Official.Where(each => TextNormalizer.Normalize(form.Words[each]).Length == 0))
        {
            context.Break(Rules.Required, "Words", $"Term.{language}");
        }

        context.Check(form.Words, "Words", Term.WordsMax, label: "Term.Words");
        context.Check(form.Note, "Note", Term.NoteMax, label: "Term.Note");
    });
}
