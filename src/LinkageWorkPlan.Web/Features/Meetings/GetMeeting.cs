using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>One meeting with its agenda and minutes.</summary>
public static class GetMeeting
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string MeetingCode) : IQuery<Model>;

    /// <param name="Fingerprint">Of the minutes as they are shown.</param>
    /// <param name="IsHeld">True from the meeting's day on (UTC+7).</param>
    /// <param name="IsOver">True from the day after it on.</param>
    /// <param name="ConfirmsFor">The side for which this user confirms minutes; null for those who confirm none.</param>
    public sealed record Model(Meeting Meeting, string Fingerprint, bool IsHeld, bool IsOver, Side? ConfirmsFor)
    {
        /// <summary>The round in which the minutes wait for signatures or have them; null where there is none, and for who does not read rounds.</summary>
        public Guid? RoundId { get; init; }

        /// <summary>Who signed the minutes for each side.</summary>
        public IReadOnlyDictionary<Side, Signed> SignedBy { get; init; } = new Dictionary<Side, Signed>();

        /// <summary>By what decisions are carried out, as far as the reader sees it, by the decision's code.</summary>
        public ILookup<string, DecisionLink> Became { get; init; } = Array.Empty<DecisionLink>().ToLookup(each => each.ItemCode);

        /// <summary>True where this user changes agenda and minutes now.</summary>
        public bool MayChange => MayWrite && Meeting is { State: MeetingState.Planned, Minutes: MinutesState.Open };

        public bool MayWrite => ConfirmsFor is not null;
    }

    /// <param name="Day">UTC+7; of a signature on paper the day on it.</param>
    public sealed record Signed(string Name, DateOnly Day);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.FindMeetingAsync(request.MeetingCode, cancellationToken);
            var model = new Model(meeting, meeting.MinutesFingerprint(), meeting.On <= clock.Today, meeting.On < clock.Today, context.User.Is(Role.Secretary) ? context.User.Side : null)
            {
                Became = await db.LinksAsync(meeting, cancellationToken),
            };
            if (meeting.Minutes == MinutesState.Open)
            {
                return model;
            }

            var round = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == meeting.Id && (each.State == RoundState.Open || each.State == RoundState.Signed)).SingleOrDefaultAsync(cancellationToken);
            return model with
            {
                RoundId = context.User.Is(Roles.Drafters) ? round?.Id : null,
                SignedBy = round?.Signatures.ToDictionary(each => each.Side, each => new Signed(each.Name, each.How.Day())) ?? [],
            };
        }
    }
}
