using FluentValidation;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>A risk, as it is typed.</summary>
public sealed record RiskForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public RiskLevel Likelihood { get; init; } = RiskLevel.Medium;
    public RiskLevel Impact { get; init; } = RiskLevel.Medium;
    public TextWords Measure { get; init; } = TextWords.None;

    /// <summary>Required.</summary>
    public Guid? OwnerId { get; init; }

    public DateOnly? Due { get; init; }

    internal static RiskForm Of(ParkRisk risk) => new()
    {
        Title = TextWords.From(risk.Title),
        Likelihood = risk.Likelihood,
        Impact = risk.Impact,
        Measure = TextWords.From(risk.Measure),
        OwnerId = risk.OwnerId,
        Due = risk.Due,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal RiskContent ToContent(ParkRisk? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author), Likelihood, Impact, Measure.ApplyTo(before?.Measure ?? LocalizedText.Empty, author), OwnerId!.Value, Due);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public RiskForm RebaseOn(RiskForm theirs, RiskForm opened) => new()
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Likelihood = Likelihood == opened.Likelihood ? theirs.Likelihood : Likelihood,
        Impact = Impact == opened.Impact ? theirs.Impact : Impact,
        Measure = Measure.RebaseOn(theirs.Measure, opened.Measure),
        OwnerId = OwnerId == opened.OwnerId ? theirs.OwnerId : OwnerId,
        Due = Due == opened.Due ? theirs.Due : Due,
    };

    internal sealed class Validator : AbstractValidator<RiskForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(ParkRisk.Title), ParkRisk.TitleMax, required: true, label: "ParkRisk.Title"));
            RuleFor(form => form.Measure).Custom((words, context) => context.Check(words, nameof(ParkRisk.Measure), ParkRisk.TextMax, label: "ParkRisk.Measure"));
            RuleFor(form => form.OwnerId).Given(nameof(OwnerId));
        }
    }
}
