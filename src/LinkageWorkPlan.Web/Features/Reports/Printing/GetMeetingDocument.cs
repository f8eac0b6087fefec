using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The invitation to a meeting, or its minutes, as they are printed.</summary>
public static class GetMeetingDocument
{
    /// <param name="Invitation">True for the invitation, false for the minutes.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string MeetingCode, bool Invitation) : IQuery<AgreedDocument>;

    internal sealed class Handler(VisibleDb db, AgreedDocuments documents, Clock clock) : IRequestHandler<Query, AgreedDocument>
    {
        public async Task<AgreedDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.Meetings.SingleOrDefaultAsync(each => each.Code == request.MeetingCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            if (request.Invitation)
            {
                meeting.RequireNotCalledOff();
                return documents.OfInvitation(meeting);
            }

            return meeting.IsHeld(clock.Today) ? await documents.OfMinutesAsync(meeting, cancellationToken) : throw new RuleException(Rules.NotFound);
        }
    }
}
