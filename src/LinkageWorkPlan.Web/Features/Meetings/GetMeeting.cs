using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
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

        /// <summary>Tasks that decisions became, as far as the reader sees them, by the decision's code.</summary>
        public ILookup<string, BecameTask> Became { get; init; } = Array.Empty<BecameTask>().ToLookup(each => each.ItemCode);

        /// <summary>True where this user changes agenda and minutes now.</summary>
        public bool MayChange => MayWrite && Meeting is { State: MeetingState.Planned, Minutes: MinutesState.Open };

        public bool MayWrite => ConfirmsFor is not null;
    }

    /// <param name="ItemCode">Of the decision.</param>
    /// <param name="Amendment">Number of the amendment that adds the task and is not in force; null where the task is in the plan.</param>
    public sealed record BecameTask(string ItemCode, string PlanCode, string TaskCode, int? Amendment)
    {
        public string Address => $"/plans/{Uri.EscapeDataString(PlanCode)}{(Amendment is { } number ? string.Create(CultureInfo.InvariantCulture, $"/amendments/{number}") : $"/tasks/{Uri.EscapeDataString(TaskCode)}")}";
    }

    /// <param name="Day">UTC+7; of a signature on paper the day on it.</param>
    public sealed record Signed(string Name, DateOnly Day);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.FindMeetingAsync(request.MeetingCode, cancellationToken);
            var model = new Model(meeting, meeting.MinutesFingerprint(), meeting.On <= clock.Today, meeting.On < clock.Today, context.User.Is(Role.Secretary) ? context.User.Side : null) { Became = await BecameAsync(meeting, cancellationToken) };
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

        private async Task<ILookup<string, BecameTask>> BecameAsync(Meeting meeting, CancellationToken cancel)
        {
            var (tasks, amendments) = (meeting.FollowUps.Select(each => each.TaskId).OfType<Guid>().ToList(), meeting.FollowUps.Select(each => each.AmendmentId).OfType<Guid>().ToList());
            var inPlan = tasks.Count == 0 ? [] : await db.Tasks.Where(each => tasks.Contains(each.Id)).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Code }).ToListAsync(cancel);
            var inAmendment = amendments.Count == 0 ? [] : await db.Amendments.Where(each => amendments.Contains(each.Id) && each.State != AmendmentState.Withdrawn)
                .Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Number, each.State }).ToListAsync(cancel);
            return meeting.FollowUps
                .Select(each => inPlan.Find(task => task.Id == each.TaskId) is { } task ? new BecameTask(each.ItemCode, task.Plan, task.Code, null)
                    : inAmendment.Find(amendment => amendment.Id == each.AmendmentId) is { } amendment ? new BecameTask(each.ItemCode, amendment.Plan, each.TaskCode, amendment.State == AmendmentState.InForce ? null : amendment.Number)
                    : null)
                .OfType<BecameTask>().ToLookup(each => each.ItemCode);
        }
    }
}
