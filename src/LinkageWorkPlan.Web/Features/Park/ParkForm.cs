using FluentValidation;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What the programme is, as it is typed.</summary>
public sealed record ParkForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Place { get; init; } = TextWords.None;
    public TextWords Purpose { get; init; } = TextWords.None;

    internal static ParkForm Of(ParkProgramme park) => new() { Title = TextWords.From(park.Title), Place = TextWords.From(park.Place), Purpose = TextWords.From(park.Purpose) };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal ParkContent ToContent(ParkProgramme? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author), Place.ApplyTo(before?.Place ?? LocalizedText.Empty, author), Purpose.ApplyTo(before?.Purpose ?? LocalizedText.Empty, author));

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public ParkForm RebaseOn(ParkForm theirs, ParkForm opened) => new()
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Place = Place.RebaseOn(theirs.Place, opened.Place),
        Purpose = Purpose.RebaseOn(theirs.Purpose, opened.Purpose),
    };

    internal sealed class Validator : AbstractValidator<ParkForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(ParkProgramme.Title), ParkProgramme.TitleMax, required: true, label: "ParkProgramme.Title"));
            RuleFor(form => form.Place).Custom((words, context) => context.Check(words, nameof(ParkProgramme.Place), ParkProgramme.PlaceMax, label: "ParkProgramme.Place"));
            RuleFor(form => form.Purpose).Custom((words, context) => context.Check(words, nameof(ParkProgramme.Purpose), ParkProgramme.PurposeMax, label: "ParkProgramme.Purpose"));
        }
    }
}
