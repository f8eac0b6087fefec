using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What the meeting's form is filled with.</summary>
public static class GetMeetingEditor
{
    /// <param name="MeetingCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? MeetingCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Host">Of a new one, the side whose turn it is.</param>
    public sealed record Model(Meeting? Saved, Side Host);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.MeetingCode is { } code ? await db.FindMeetingAsync(code, cancellationToken) : null;
            var last = await db.Meetings.IgnoreAutoIncludes().Where(each => each.State == MeetingState.Planned).OrderByDescending(each => each.On).ThenByDescending(each => each.Number)
                .Select(each => (Side?)each.Host).FirstOrDefaultAsync(cancellationToken);
            return new Model(saved, Meeting.NextHost(last));
        }
    }
}
