using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>The report exactly as a round froze it, in its printed form.</summary>
public static class RoundDocument
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid RoundId) : IQuery<ReportContent>;

    internal sealed class Handler(WorkPlanDb db, ReportContents contents) : IRequestHandler<Query, ReportContent>
    {
        public async Task<ReportContent> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.RoundId && each.Subject == SignOffSubject.Report, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var issue = round.State == RoundState.Signed
                ? await db.Reports.Where(each => each.Id == round.SubjectId && each.Fingerprint == round.Fingerprint).Select(each => each.Issue).SingleOrDefaultAsync(cancellationToken)
                : null;
            return contents.OfRound(round, issue);
        }
    }

    /// <summary>Outside the circuit: an iframe asks for it.</summary>
    internal static void MapRoundDocument(this WebApplication app) =>
        app.MapGet("/approvals/{id:guid}/document", async (Guid id, HttpContext http, Dispatcher dispatcher, ReportHtml html, CancellationToken cancel) =>
        {
            var user = CurrentUser.From(http.User);
            try
            {
                var content = await dispatcher.SendAs(user, new Query(id), cancel);
                http.Response.Headers.ContentSecurityPolicy = "sandbox";
                return Results.Content(await html.RenderAsync(content, new EditionKey(Edition.Joint, user.Side ?? Side.Vietnam)), "text/html; charset=utf-8");
            }
            catch (RuleException refusal) when (refusal.Broken.Any(each => each.Rule is Rules.NotFound or Rules.NotAllowed))
            {
                return Results.NotFound();
            }
        }).RequireAuthorization();
}
