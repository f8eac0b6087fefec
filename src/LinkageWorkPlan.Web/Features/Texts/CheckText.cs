using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>A person of the native side says that a rendering is right. No word changes, so that it may be said of what is adopted, too.</summary>
public static class CheckText
{
    /// <param name="Seen">What was shown (<see cref="TextStamp"/>): nobody vouches for words that changed.</param>
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(TextKind Kind, Guid Id, string Field, Language Language, string Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var text = await OpenedText.FindAsync(db, request.Kind, request.Id, request.Field, request.Seen, cancellationToken);
            text.Aggregate.SetText(request.Field, text.Place.Text.CheckedBy(context.User.OwnSide, request.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
