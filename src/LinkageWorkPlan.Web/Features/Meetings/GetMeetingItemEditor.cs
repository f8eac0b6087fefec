using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>What the form of a point, decision or note is filled with, and what in the plans it can be about.</summary>
public static class GetMeetingItemEditor
{
    /// <param name="ItemCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string MeetingCode, string? ItemCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Subjects">What is open first; then the other tasks that are to be done.</param>
    public sealed record Model(Meeting Meeting, MeetingItem? Saved, IReadOnlyList<OpenSubject> Subjects)
    {
        /// <summary>Of the memorandum, in the order of their codes.</summary>
        public IReadOnlyList<CodeChoice> Contents { get; init; } = [];

        /// <summary>Where the decision can become a task; null where it cannot.</summary>
        public IReadOnlyList<Target>? Targets { get; init; }

        /// <summary>What belongs to no plan and the decision can join; none where it can become no task.</summary>
        public IReadOnlyList<OpenSubject> OutsidePlans { get; init; } = [];

        /// <summary>By what the decision is carried out already.</summary>
        public IReadOnlyList<DecisionLink> Links { get; init; } = [];
    }

    /// <param name="Amendment">Number of an amendment that is written; null for a plan that is drafted.</param>
    public sealed record Target(string PlanCode, int? Amendment)
    {
        /// <summary>The form of a new task, filled from a decision.</summary>
        public string AddressFor(string decision) =>
            $"/plans/{Uri.EscapeDataString(PlanCode)}{(Amendment is { } number ? string.Create(CultureInfo.InvariantCulture, $"/amendments/{number}") : null)}/tasks/new?decision={Uri.EscapeDataString(decision)}";
    }

    internal sealed class Handler(VisibleDb db, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var meeting = await db.FindMeetingAsync(request.MeetingCode, cancellationToken);
            var saved = request.ItemCode is { } code ? meeting.Items.SingleOrDefault(each => each.Code == code) ?? throw new RuleException(Rules.NotFound) : null;
            var isOpen = saved is not null && meeting.CanBecomeTask(saved.Code);
            return new Model(meeting, saved, await OpenSubjects.ListAsync(db, clock.Today, cancellationToken))
            {
                Contents = await db.ContentChoicesAsync(cancellationToken),
                Targets = isOpen ? await TargetsAsync(cancellationToken) : null,
                OutsidePlans = isOpen ? await OpenSubjects.OutsidePlansAsync(db, cancellationToken) : [],
                Links = saved is null ? [] : [.. (await db.LinksAsync(meeting, cancellationToken))[saved.Code]],
            };
        }

        private async Task<IReadOnlyList<Target>> TargetsAsync(CancellationToken cancel)
        {
            var drafts = await db.Plans.Where(each => each.State == PlanState.Draft).OrderBy(each => each.Code).Select(each => new Target(each.Code, null)).ToListAsync(cancel);
            var amendments = await db.Amendments.Where(each => each.State == AmendmentState.Draft).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { plan.Code, each.Number })
                .OrderBy(each => each.Code).ThenBy(each => each.Number).ToListAsync(cancel);
            return [.. drafts, .. amendments.Select(each => new Target(each.Code, each.Number))];
        }
    }
}
