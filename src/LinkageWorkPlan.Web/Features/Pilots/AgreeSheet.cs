using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A co-chair agrees, for their side, to the sheet exactly as it was shown. With the second one scoring begins.</summary>
public static class AgreeSheet
{
    /// <param name="Seen">Fingerprint of the sheet that was shown.</param>
    [AllowedTo(Role.CoChair)]
    public sealed record Command(Guid SheetId, string Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var sheet = await db.LockSheetAsync(request.SheetId, cancellationToken);
            var pilots = await db.Pilots.CandidatesOfAsync(sheet, cancellationToken);
            sheet.Agree(context.User.OwnSide, context.User.Name, request.Seen, pilots, clock.UtcNow);
            var others = sheet.AgreedAt is null ? await desk.PeopleAsync(Role.CoChair, context.User.OwnSide.Other(), cancellationToken) : [];
            await desk.AskAsync($"{sheet.Id}:{request.Seen}", sheet.Subject($"/pilots/scoring/{sheet.Code}"), others, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
