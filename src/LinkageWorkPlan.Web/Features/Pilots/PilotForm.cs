using FluentValidation;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What a candidate is, as it is typed.</summary>
public sealed record PilotForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Description { get; init; } = TextWords.None;

    /// <summary>As <see cref="SectorLink.Key"/>; empty for none.</summary>
    public string Sector { get; init; } = string.Empty;

    public TextWords Place { get; init; } = TextWords.None;
    public TextWords VietnamEnterprises { get; init; } = TextWords.None;
    public TextWords LaosEnterprises { get; init; } = TextWords.None;

    /// <summary>Codes of the memorandum's contents.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    internal static PilotForm Of(PilotModel pilot) => new()
    {
        Title = TextWords.From(pilot.Title),
        Description = TextWords.From(pilot.Description),
        Sector = pilot.Sector?.Key ?? string.Empty,
        Place = TextWords.From(pilot.Place),
        VietnamEnterprises = TextWords.From(pilot.VietnamEnterprises),
        LaosEnterprises = TextWords.From(pilot.LaosEnterprises),
        Contents = pilot.Contents,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal PilotContent ToContent(PilotModel? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Description.ApplyTo(before?.Description ?? LocalizedText.Empty, author),
        SectorLink.Read(Sector),
        Place.ApplyTo(before?.Place ?? LocalizedText.Empty, author),
        VietnamEnterprises.ApplyTo(before?.VietnamEnterprises ?? LocalizedText.Empty, author),
        LaosEnterprises.ApplyTo(before?.LaosEnterprises ?? LocalizedText.Empty, author))
    {
        Contents = Contents,
    };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public PilotForm RebaseOn(PilotForm theirs, PilotForm opened) => this with
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Description = Description.RebaseOn(theirs.Description, opened.Description),
        Sector = Sector == opened.Sector ? theirs.Sector : Sector,
        Place = Place.RebaseOn(theirs.Place, opened.Place),
        VietnamEnterprises = VietnamEnterprises.RebaseOn(theirs.VietnamEnterprises, opened.VietnamEnterprises),
        LaosEnterprises = LaosEnterprises.RebaseOn(theirs.LaosEnterprises, opened.LaosEnterprises),
        Contents = Contents.SequenceEqual(opened.Contents) ? theirs.Contents : Contents,
    };

    internal sealed class Validator : AbstractValidator<PilotForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(PilotModel.Title), PilotModel.TitleMax, required: true, label: "PilotModel.Title"));
            RuleFor(form => form.Description).Custom((words, context) => context.Check(words, nameof(PilotModel.Description), PilotModel.DescriptionMax, required: true, label: "PilotModel.Description"));
            RuleFor(form => form.Place).Custom((words, context) => context.Check(words, nameof(PilotModel.Place), PilotModel.PlaceMax, label: "PilotModel.Place"));
            RuleFor(form => form.VietnamEnterprises).Custom((words, context) => context.Check(words, nameof(PilotModel.VietnamEnterprises), PilotModel.EnterprisesMax, label: "PilotModel.VietnamEnterprises"));
            RuleFor(form => form.LaosEnterprises).Custom((words, context) => context.Check(words, nameof(PilotModel.LaosEnterprises), PilotModel.EnterprisesMax, label: "PilotModel.LaosEnterprises"));
        }
    }
}
