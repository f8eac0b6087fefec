using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>
/// Writes one rendering of one text. The same words again say that a stale rendering is still right: from then on it is a rendering
/// of the source as it is now.
/// </summary>
public static class RenderText
{
    /// <param name="Field">Place in the aggregate, as <see cref="TextPlace.Field"/>.</param>
    /// <param name="Seen">What the form was opened with (<see cref="TextStamp"/>).</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(TextKind Kind, Guid Id, string Field, Language Language, string? Words, string Seen) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).Custom((words, context) =>
        {
            if (TextNormalizer.Normalize(words).Length == 0)
            {
                context.Break(Rules.Required, nameof(Command.Words), nameof(Command.Words));
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var text = await OpenedText.FindAsync(db, request.Kind, request.Id, request.Field, request.Seen, cancellationToken);
            if (text.Plan is { } plan)
            {
                var round = await PlanParts.OpenRoundAsync(db, plan, cancellationToken);
                plan.RequireTextsOpen(round?.Signatures.Count > 0);
            }

            text.Aggregate.SetText(request.Field, text.Place.Text.Render(request.Language, request.Words));
            if (text.Plan is { } agreed)
            {
                await PlanParts.RefreshRoundAsync(db, agreed, cancellationToken);
            }
            else if (text.Aggregate is Owner owner)
            {
                await OwnerPlans.FollowAsync(db, owner, cancellationToken);
            }
            else if (text.Aggregate is MemorandumItem item)
            {
                await OwnerPlans.FollowContentsAsync(db, [item.Code], cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
