using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Puts a round of scoring before both co-chairs once a meeting decided about its candidates.</summary>
public static class SendSheet
{
    /// <param name="Version">The version of the sheet that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid SheetId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol, ReportTemplates templates) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var round = await SignableSheet.LockAsync(db, request.SheetId, templates.Fonts, cancellationToken);
            Expect.Version(round.Sheet, request.Version);
            var decisions = round.Pilots.Select(each => each.Decision).OfType<DecisionLink>().Distinct().ToList();
            var standing = await db.Meetings.IgnoreAutoIncludes().StandingAsync(decisions, cancellationToken);
            round.Send([.. decisions.Where(each => !standing.Contains(each)).Select(each => new BrokenRule(Rules.PilotDecisionUnknown, null, each.Key)), .. await db.UnansweredAsync(request.SheetId, cancellationToken)]);
            var title = templates.Wording.Format(WordingKeys.ScoringSubject, _ => [round.Sheet.Code]);
            await protocol.SendAsync(SignOffSubject.ScoringSheet, request.SheetId, round.Sheet.Code, title, round.Content.ToCanonical(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
