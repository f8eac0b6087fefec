using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>A point of the agenda, a decision or a note, as it is typed.</summary>
public sealed record MeetingItemForm
{
    public TextWords Words { get; init; } = TextWords.None;

    /// <summary>As <see cref="SubjectLink.Key"/>; empty for nothing in a plan.</summary>
    public string About { get; init; } = string.Empty;

    /// <summary>Of a decision; null for both sides.</summary>
    public Side? Responsible { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>Of a decision, codes of the memorandum's contents.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    internal static MeetingItemForm Of(MeetingItem item) => new()
    {
        Words = TextWords.From(item.Words),
        About = item.About?.Key ?? string.Empty,
        Responsible = item.Responsible,
        Due = item.Due,
        Contents = item.Contents,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal MeetingItemContent ToContent(MeetingItem? before, Language author) =>
        new(Words.ApplyTo(before?.Words ?? LocalizedText.Empty, author), SubjectLink.Read(About), Responsible, Due) { Contents = Contents };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public MeetingItemForm RebaseOn(MeetingItemForm theirs, MeetingItemForm opened) => this with
    {
        Words = Words.RebaseOn(theirs.Words, opened.Words),
        About = About == opened.About ? theirs.About : About,
        Responsible = Responsible == opened.Responsible ? theirs.Responsible : Responsible,
        Due = Due == opened.Due ? theirs.Due : Due,
        Contents = Contents.SequenceEqual(opened.Contents) ? theirs.Contents : Contents,
    };

    internal sealed class Validator : AbstractValidator<MeetingItemForm>
    {
        public Validator() => RuleFor(form => form.Words)
            .Custom((words, context) => context.Check(words, nameof(MeetingItem.Words), MeetingItem.WordsMax, required: true, label: Meeting.ItemLabel));
    }
}
