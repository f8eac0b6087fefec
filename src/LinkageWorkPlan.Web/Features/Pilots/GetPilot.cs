using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>One candidate.</summary>
public static class GetPilot
{
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query(string PilotCode) : IQuery<Model>;

    /// <param name="Sector">What its plan calls the sector; empty where there is none.</param>
    /// <param name="Tasks">Those in which it is carried out, by their codes, as this user sees them.</param>
    /// <param name="MayWrite">True where this user changes it.</param>
    /// <param name="MayDecide">True where this user records what a meeting decided.</param>
    /// <param name="MayReview">True where this user records its yearly reviews.</param>
    public sealed record Model(PilotModel Pilot, LocalizedText Sector, IReadOnlyList<TaskRow> Tasks, bool MayWrite, bool MayDecide, bool MayReview)
    {
        /// <summary>True where the minutes with the decision about it are being corrected.</summary>
        public bool IsBeingCorrected { get; init; }

        /// <summary>Of the memorandum, in the order of their codes.</summary>
        public IReadOnlyList<CodeChoice> Contents { get; init; } = [];

        /// <summary>True for whoever also reads the plans and meetings that it names.</summary>
        public bool ReadsPlans { get; init; }

        /// <summary>True where this user adds files to its own evidence.</summary>
        public bool MayAddEvidence { get; init; }
    }

    /// <param name="Title">Empty where this user does not see the task.</param>
    /// <param name="Evidence">Its files, the last first.</param>
    public sealed record TaskRow(TaskLink Link, LocalizedText Title, IReadOnlyList<Evidence> Evidence);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pilot = await db.FindPilotAsync(request.PilotCode, cancellationToken);
            var sectors = await db.SectorsAsync(cancellationToken);
            var (isSecretary, round) = (context.User.Is(Role.Secretary), pilot.ScoredIn);
            var isScored = isSecretary && pilot.State != PilotState.Withdrawn && await db.ScoringSheets.AnyAsync(each => each.Code == round && each.ScoredAt != null, cancellationToken);
            return new Model(
                pilot, sectors.TitleOf(pilot.Sector), await TasksAsync(pilot, cancellationToken), isSecretary && pilot.State == PilotState.Candidate, isScored, isSecretary && pilot.State == PilotState.Chosen)
            {
                IsBeingCorrected = pilot.Decision is { } decision && !(await db.Meetings.IgnoreAutoIncludes().StandingAsync([decision], cancellationToken)).Contains(decision),
                Contents = await db.ContentChoicesAsync(cancellationToken, pilot.Contents),
                ReadsPlans = context.User.Is(Roles.PlanReaders),
                MayAddEvidence = isSecretary && pilot.State != PilotState.Withdrawn,
            };
        }

        private async Task<IReadOnlyList<TaskRow>> TasksAsync(PilotModel pilot, CancellationToken cancel)
        {
            List<TaskRow> rows = [];
            foreach (var link in pilot.Tasks.Select(each => each.Link).OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                var plan = db.Plans.Where(each => each.Code == link.PlanCode).Select(each => each.Id);
                var task = await db.Tasks.Where(each => plan.Contains(each.PlanId) && each.Code == link.Code).Select(each => new { each.Id, each.Agreed.Title }).FirstOrDefaultAsync(cancel);
                var files = task is null ? [] : await db.Evidence.Where(each => each.TaskId == task.Id).OrderByDescending(each => each.RecordedAt).ToListAsync(cancel);
                rows.Add(new TaskRow(link, task?.Title ?? LocalizedText.Empty, files));
            }

            return rows;
        }
    }
}
