using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Obstacles;

/// <summary>The content of an obstacle, as it is typed.</summary>
public sealed record ObstacleForm
{
    /// <summary>The day it stood in the way; taken when it is opened alone.</summary>
    public DateOnly? OpenedOn { get; init; }

    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Cause { get; init; } = TextWords.None;
    public TextWords Measure { get; init; } = TextWords.None;
    public Side? Responsible { get; init; }
    public Guid? OwnerId { get; init; }
    public DateOnly? NewDate { get; init; }
    public Side? Minister { get; init; }
    public TextWords Proposal { get; init; } = TextWords.None;

    internal static ObstacleForm Of(Obstacle obstacle) => new()
    {
        OpenedOn = obstacle.OpenedOn,
        Title = TextWords.From(obstacle.Title),
        Cause = TextWords.From(obstacle.Cause),
        Measure = TextWords.From(obstacle.Measure),
        Responsible = obstacle.Responsible,
        OwnerId = obstacle.OwnerId,
        NewDate = obstacle.NewDate,
        Minister = obstacle.Minister,
        Proposal = TextWords.From(obstacle.Proposal),
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal ObstacleContent ToContent(Obstacle? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Cause.ApplyTo(before?.Cause ?? LocalizedText.Empty, author),
        Measure.ApplyTo(before?.Measure ?? LocalizedText.Empty, author),
        Responsible!.Value,
        OwnerId,
        NewDate,
        Minister,
        Minister is null && before?.Proposal.IsEmpty != false && Proposal == TextWords.None ? LocalizedText.Empty : Proposal.ApplyTo(before?.Proposal ?? LocalizedText.Empty, author));

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public ObstacleForm RebaseOn(ObstacleForm theirs, ObstacleForm opened) => this with
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Cause = Cause.RebaseOn(theirs.Cause, opened.Cause),
        Measure = Measure.RebaseOn(theirs.Measure, opened.Measure),
        Proposal = Proposal.RebaseOn(theirs.Proposal, opened.Proposal),
        Responsible = Responsible == opened.Responsible ? theirs.Responsible : Responsible,
        OwnerId = OwnerId == opened.OwnerId ? theirs.OwnerId : OwnerId,
        NewDate = NewDate == opened.NewDate ? theirs.NewDate : NewDate,
        Minister = Minister == opened.Minister ? theirs.Minister : Minister,
    };

    /// <summary>What can be said of it without the database.</summary>
    /// <param name="prefix">Before the names of fields, where it is a part of another form.</param>
    internal void Check<T>(ValidationContext<T> context, string prefix = "")
    {
        context.Check(Title, prefix + nameof(Title), Obstacle.TitleMax, required: true, label: "Obstacle.Title");
        context.Check(Cause, prefix + nameof(Cause), Obstacle.TextMax, required: true, label: "Obstacle.Cause");
        context.Check(Measure, prefix + nameof(Measure), Obstacle.TextMax, label: "Obstacle.Measure");
        context.Check(Proposal, prefix + nameof(Proposal), Obstacle.TextMax, label: "Obstacle.Proposal");
        if (Responsible is null)
        {
            context.Break(Rules.Required, prefix + nameof(Responsible), "Responsible");
        }
    }

    internal sealed class Validator : AbstractValidator<ObstacleForm>
    {
        public Validator()
        {
            RuleFor(form => form.OpenedOn).Given(nameof(Obstacle.OpenedOn));
            RuleFor(form => form).Custom((form, context) => form.Check(context));
        }
    }
}
