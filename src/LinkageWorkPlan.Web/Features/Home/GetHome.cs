using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>What waits for the reader, what is late on each side, what comes next: a few small queries, none grows with a plan.</summary>
public static class GetHome
{
    /// <summary>Lines of each list.</summary>
    public const int Lines = 6;

    /// <summary>Days ahead, from which something is due soon.</summary>
    public const int DueDays = 14;

    /// <summary>Finds what <see cref="LateSide"/> counts.</summary>
    public static readonly LateFilter Late = new(Status: WorkStatus.Delayed);

    /// <summary>Finds what <see cref="AtRiskSide"/> counts.</summary>
    public static readonly LateFilter AtRisk = new(Status: WorkStatus.AtRisk);

    [AllowedTo(Roles.Everyone)]
    public sealed record Query : IQuery<HomeModel>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, HomeModel>
    {
        private CurrentUser User => context.User;

        public async Task<HomeModel> Handle(Query request, CancellationToken cancellationToken)
        {
            if (User.Is(Role.Administrator))
            {
                return new HomeModel { Accounts = await AccountsAsync(cancellationToken) };
            }

            if (User.Is(Role.PanelMember))
            {
                return new HomeModel { Scoring = await HomeScoring.ReadAsync(db, User, cancellationToken) };
            }

            if (User.Is(Role.CourseOrganiser))
            {
                return new HomeModel { Courses = await HomeCourses.ReadAsync(db, clock.Today, cancellationToken) };
            }

            var reports = await ReportsAsync(cancellationToken);
            var model = new HomeModel { Report = reports.FirstOrDefault() };
            if (User.Is(Role.MinisterOffice))
            {
                return model with { ToAcknowledge = [.. reports.Where(report => report.Acknowledged is null)], Directions = await DirectionsAsync(DirectionState.Answered, cancellationToken) };
            }

            var plans = await PlansAsync(PlanState.Adopted, cancellationToken);
            var turned = await db.TurnedPlansAsync(clock.Today, cancellationToken);
            var rounds = User.Is(Roles.Drafters) ? await RoundsAsync(cancellationToken) : [];
            var (toSign, atOthers) = (rounds.Where(round => User.Is(Roles.Signers) && !round.SignedBy.Contains(User.OwnSide)).ToList(), rounds.ToList());
            atOthers.RemoveAll(toSign.Contains);
            var reportsDue = User.Is(Role.Secretary) ? await ReportsDueAsync(cancellationToken) : [];
            return model with
            {
                ToSign = toSign,
                AtOthers = atOthers,
                Returned = User.Is(Role.Secretary) ? await ReturnedAsync(cancellationToken) : [],
                Directions = User.Is(Role.Secretary) ? await DirectionsAsync(DirectionState.Open, cancellationToken) : [],
                Figures = User.Is(Role.Secretary) ? await FiguresAsync(cancellationToken) : [],
                Scoring = User.Is(Roles.Drafters) ? await HomeScoring.ReadAsync(db, User, cancellationToken) : [],
                Products = User.Is(Role.Secretary) ? await ProductsAsync(cancellationToken) : [],
                Requests = User.Is(Role.Secretary) ? await HomeRequests.ReadAsync(db, User, cancellationToken) : [],
                Drafts = User.Is(Role.Secretary) ? await PlansAsync(PlanState.Draft, cancellationToken) : [],
                OwnTasks = User.OwnerId is { } owner ? await OwnTasksAsync(owner, cancellationToken) : [],
                Late = await LateAsync(turned, cancellationToken),
                Due = await DueAsync(turned, cancellationToken),
                Plans = plans,
                ReportsDue = reportsDue,
                WaitingReports = User.Is(Role.Secretary) ? await WaitingAsync(reportsDue, cancellationToken) : [],
                Ending = User.Is(Role.Secretary) ? await EndingAsync(plans, cancellationToken) : [],
                Meetings = await HomeMeetings.ReadAsync(db, User, clock.Today, cancellationToken),
                Park = User.Is(Role.Secretary) ? await HomePark.ReadAsync(db, User, clock.Today, cancellationToken) : [],
                Changes = User.Is(Roles.Drafters) ? await HomeChanges.ReadAsync(db, User, clock.UtcNow, turned, cancellationToken) : null,
            };
        }

        private IQueryable<WorkTask> AdoptedTasks => db.Tasks.AsNoTracking().Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && plan.State == PlanState.Adopted));

        private async Task<List<WaitingRound>> RoundsAsync(CancellationToken cancel) =>
            await db.Rounds.AsNoTracking().Where(round => round.State == RoundState.Open).OrderBy(round => round.RequestedAt)
                .Select(round => new WaitingRound(round.Id, round.Subject, round.SubjectCode, round.Title, round.RequestedAt, round.Signatures.Select(each => each.Side).ToList()))
                .ToListAsync(cancel);

        private async Task<IReadOnlyList<ReturnedDraft>> ReturnedAsync(CancellationToken cancel)
        {
            var last = db.Rounds.AsNoTracking().Where(round => round.State == RoundState.Returned && !db.Rounds.Any(later => later.SubjectId == round.SubjectId && later.RequestedAt > round.RequestedAt));
            var plans = await last.Join(db.Plans.Where(plan => plan.State == PlanState.Draft), round => round.SubjectId, plan => plan.Id,
                (round, plan) => new ReturnedDraft(round.Id, SignOffSubject.Plan, plan.Code, plan.Code, round.ClosedByName!, round.Comment!)).ToListAsync(cancel);
            var reports = await last.Join(db.Reports.Where(report => report.State == ReportState.Draft), round => round.SubjectId, report => report.Id,
                (round, report) => new ReturnedDraft(round.Id, SignOffSubject.Report, db.Plans.Where(plan => plan.Id == report.PlanId).Select(plan => plan.Code).First(), report.Code, round.ClosedByName!, round.Comment!))
                .ToListAsync(cancel);
            var amendments = await last.Join(db.Amendments.Where(amendment => amendment.State == AmendmentState.Draft), round => round.SubjectId, amendment => amendment.Id,
                (round, amendment) => new ReturnedDraft(round.Id, SignOffSubject.Amendment, db.Plans.Where(plan => plan.Id == amendment.PlanId).Select(plan => plan.Code).First(), amendment.Code, round.ClosedByName!, round.Comment!))
                .ToListAsync(cancel);
            var minutes = await last.Join(db.Meetings.IgnoreAutoIncludes().Where(meeting => meeting.Minutes == MinutesState.Open), round => round.SubjectId, meeting => meeting.Id,
                (round, meeting) => new ReturnedDraft(round.Id, SignOffSubject.Minutes, string.Empty, meeting.Code, round.ClosedByName!, round.Comment!)).ToListAsync(cancel);
            var sheets = await last.Join(db.ScoringSheets.IgnoreAutoIncludes().Where(sheet => sheet.Signing == SheetSigning.Returned), round => round.SubjectId, sheet => sheet.Id,
                (round, sheet) => new ReturnedDraft(round.Id, SignOffSubject.ScoringSheet, string.Empty, sheet.Code, round.ClosedByName!, round.Comment!)).ToListAsync(cancel);
            return [.. plans, .. amendments, .. reports, .. minutes, .. sheets];
        }

        private async Task<IReadOnlyList<DirectionLine>> DirectionsAsync(DirectionState state, CancellationToken cancel)
        {
            var side = User.OwnSide;
            return await (
                from direction in db.Directions.AsNoTracking()
                where direction.State == state && (state == DirectionState.Open ? direction.Addressee == null || direction.Addressee == side : direction.Side == side)
                join report in db.Published on direction.ReportId equals report.ReportId
                orderby direction.Due ?? DateOnly.MaxValue, direction.Given, direction.Id
                select new DirectionLine(report.PlanCode, report.Code, direction.Side, direction.Words, direction.Given, direction.Due)).Take(Lines).ToListAsync(cancel);
        }

        private async Task<IReadOnlyList<FigureToAgree>> FiguresAsync(CancellationToken cancel)
        {
            var side = User.OwnSide;
            return await (
                from indicator in db.Indicators
                where indicator.DroppedOn == null
                join plan in db.Plans.Where(each => each.State == PlanState.Adopted) on indicator.PlanId equals plan.Id
                from result in indicator.Results
                where result.Origin == FigureOrigin.Agreed && result.AgreedAt == null && result.SupersededAt == null && result.RecordedSide != side
                orderby result.SaidAt
                select new FigureToAgree(plan.Code, indicator.Code, indicator.Title, indicator.Unit, result.AsOf, result.Value, result.RecordedByName)).Take(Lines).ToListAsync(cancel);
        }

        private async Task<IReadOnlyList<ProductToAccept>> ProductsAsync(CancellationToken cancel)
        {
            var side = User.OwnSide;
            return await (
                from course in db.Courses.IgnoreAutoIncludes()
                where course.State != CourseState.CalledOff
                from product in course.Products
                where product.State == ProductState.Submitted && product.UsedBy == side
                orderby course.Number, product.Number
                select new ProductToAccept(course.Code, product.Code, product.Title)).Take(Lines).ToListAsync(cancel);
        }

        private async Task<IReadOnlyList<PlanLine>> PlansAsync(PlanState state, CancellationToken cancel) =>
            await db.Plans.Where(plan => plan.State == state).OrderByDescending(plan => plan.PeriodStart).Take(Lines)
                .Select(plan => new PlanLine(plan.Code, plan.Title, plan.PeriodStart, plan.PeriodEnd, plan.State)).ToListAsync(cancel);

        private async Task<IReadOnlyList<PlanLine>> EndingAsync(IReadOnlyList<PlanLine> adopted, CancellationToken cancel)
        {
            var ends = await db.Plans.Select(plan => plan.PeriodEnd).ToListAsync(cancel);
            return [.. adopted.Where(plan => PlanSuccession.IsMissing(plan.PeriodEnd, ends, clock.Today))];
        }

        private async Task<IReadOnlyList<ReportDue>> ReportsDueAsync(CancellationToken cancel)
        {
            var plans = await db.Plans.Where(plan => plan.State == PlanState.Adopted).OrderBy(plan => plan.PeriodStart).ToListAsync(cancel);
            var reports = (await db.Reports.Select(report => new { report.PlanId, report.Kind, report.Code, report.PeriodEnd, report.Issue }).ToListAsync(cancel)).ToLookup(report => report.PlanId);
            return [.. plans.SelectMany(plan =>
            {
                List<ReportStanding> standings = [.. reports[plan.Id].Select(each => new ReportStanding(each.Kind, each.Code, each.PeriodEnd, each.Issue is not null))];
                return ReportPeriod.Unreported(plan, standings, clock.Today).Select(due => new ReportDue(
                    plan.Code, due.Kind, due.Period.Code, due.Period.End, standings.FirstOrDefault(report => report.IsOf(due.Kind, due.Period))?.Code));
            }).Take(Lines)];
        }

        /// <summary>A draft of a period that is over stands among the reports that are due.</summary>
        private async Task<IReadOnlyList<WaitingReport>> WaitingAsync(IReadOnlyList<ReportDue> due, CancellationToken cancel) =>
            [.. (await ListWaitingReports.ReadAsync(db, User, clock.Today, cancel)).Where(report => report.AskedBy is not null || !due.Any(each => each.PlanCode == report.PlanCode && each.Draft == report.Code)).Take(Lines)];

        private async Task<IReadOnlyList<TaskLine>> OwnTasksAsync(Guid owner, CancellationToken cancel)
        {
            var (today, last) = (clock.Today, clock.Today.AddDays(DueDays));
            var due = AdoptedTasks.StillOpen().Where(task => task.Owners.Any(each => each.OwnerId == owner))
                .Where(task => task.Outlook.DelayedFrom <= today || (task.ExpectedEnd ?? task.Agreed.End) <= last
                    || task.Milestones.Any(each => each.Reached == null && (each.Planned < today || (each.Expected > each.Planned ? each.Expected : each.Planned) <= last)));
            var rows = await Lined(due.OrderBy(task => task.Outlook.DelayedFrom).ThenBy(task => task.ExpectedEnd ?? task.Agreed.End).Take(2 * Lines)).ToListAsync(cancel);
            return [.. rows.Select(row => row.LateSince <= today ? row : row with { LateSince = null }).OrderBy(row => row.LateSince ?? DateOnly.MaxValue)];
        }

        private async Task<IReadOnlyList<LateSide>> LateAsync(IReadOnlyList<Guid> turned, CancellationToken cancel)
        {
            var today = clock.Today;
            var late = AdoptedTasks.WithStatus(today, WorkStatus.Delayed);
            var risky = AdoptedTasks.WithStatus(today, WorkStatus.AtRisk);
            var counts = await late.GroupBy(task => new { task.PlanId, task.Agreed.Lead, task.Agreed.Alternation }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
            var risks = await risky.GroupBy(task => new { task.PlanId, task.Agreed.Lead, task.Agreed.Alternation }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
            var sides = new List<LateSide>();
            foreach (var side in Sides.Both.OrderBy(side => side != User.Side))
            {
                var count = counts.Where(each => LeadQuery.LeadOf(each.Key.Lead, each.Key.Alternation, each.Key.PlanId, turned) == side).Sum(each => each.Count);
                var rows = count == 0 ? [] : await Lined(late.LedBy(side, turned).OrderBy(task => task.Outlook.DelayedFrom).ThenBy(task => task.SortKey).Take(Lines)).ToListAsync(cancel);
                var atRisk = risks.Where(each => LeadQuery.LeadOf(each.Key.Lead, each.Key.Alternation, each.Key.PlanId, turned) == side).Sum(each => each.Count);
                var riskRows = atRisk == 0 ? [] : await Lined(risky.LedBy(side, turned).OrderBy(task => task.Outlook.AtRiskFrom).ThenBy(task => task.SortKey).Take(Lines)).ToListAsync(cancel);
                var (overdue, milestones) = await OfAsync(db.Milestones.Overdue(today), side, turned, cancel);
                var (putOff, waiting) = await OfAsync(db.Milestones.AtRisk(today), side, turned, cancel);
                sides.Add(new LateSide(side, count, rows, overdue, milestones, new AtRiskSide(atRisk, riskRows, putOff, waiting)));
            }

            return sides;
        }

        private async Task<(int Count, IReadOnlyList<MilestoneLine> Lines)> OfAsync(IQueryable<Milestone> milestones, Side side, IReadOnlyList<Guid> turned, CancellationToken cancel)
        {
            var own = User.OwnerId;
            var found = from milestone in milestones
                        join task in AdoptedTasks.StillOpen().LedBy(side, turned) on milestone.TaskId equals task.Id
                        select new { milestone, task };
            var count = await found.CountAsync(cancel);
            return count == 0 ? (0, []) : (count, await found.OrderBy(each => each.milestone.Planned).ThenBy(each => each.task.SortKey).ThenBy(each => each.milestone.Code).Take(Lines)
                .Select(each => new MilestoneLine(
                    db.Plans.Where(plan => plan.Id == each.task.PlanId).Select(plan => plan.Code).First(), each.task.Code, each.milestone.Code, each.milestone.Title, each.milestone.Planned!.Value, side,
                    each.task.Owners.Any(owner => owner.OwnerId == own)))
                .ToListAsync(cancel));
        }

        private IQueryable<TaskLine> Lined(IQueryable<WorkTask> tasks)
        {
            var own = User.OwnerId;
            return tasks.Select(task => new TaskLine(
                db.Plans.Where(plan => plan.Id == task.PlanId).Select(plan => plan.Code).First(), task.Code, task.Agreed.Title, task.ExpectedEnd ?? task.Agreed.End, task.Percent, task.Outlook.DelayedFrom,
                task.Owners.Any(each => each.OwnerId == own)));
        }

        private async Task<IReadOnlyList<MilestoneLine>> DueAsync(IReadOnlyList<Guid> turned, CancellationToken cancel)
        {
            var own = User.OwnerId;
            var (today, last, side, other) = (clock.Today, clock.Today.AddDays(DueDays), User.Side, User.Side?.Other());
            // Two questions with an index each: asked as one, the database would read every milestone.
            var open = db.Milestones.AsNoTracking().Where(each => each.Reached == null);
            var planned = open.Where(each => each.Planned >= today && each.Planned <= last && !(each.Expected > last));
            var putOff = open.Where(each => each.Expected >= today && each.Expected <= last && each.Planned < today);
            var due = await (
                from milestone in planned.Concat(putOff)
                join task in AdoptedTasks.StillOpen() on milestone.TaskId equals task.Id
                let day = milestone.Expected > milestone.Planned ? milestone.Expected : milestone.Planned
                orderby task.Agreed.Alternation == LeadAlternation.ByYear && turned.Contains(task.PlanId) ? task.Agreed.Lead != other : task.Agreed.Lead != side, day, task.SortKey, milestone.Code
                select new
                {
                    Line = new MilestoneLine(db.Plans.Where(plan => plan.Id == task.PlanId).Select(plan => plan.Code).First(), task.Code, milestone.Code, milestone.Title, day!.Value, task.Agreed.Lead, task.Owners.Any(each => each.OwnerId == own)),
                    task.PlanId,
                    task.Agreed.Alternation,
                })
                .Take(2 * Lines).ToListAsync(cancel);
            return [.. due.Select(each => each.Line with { Lead = LeadQuery.LeadOf(each.Line.Lead, each.Alternation, each.PlanId, turned) })];
        }

        private async Task<List<ReportLine>> ReportsAsync(CancellationToken cancel)
        {
            var side = User.Side;
            var lines = db.ShowsDrafts
                ? from report in db.Reports
                  join plan in db.Plans on report.PlanId equals plan.Id
                  orderby report.PeriodEnd descending, report.Code
                  select new ReportLine(
                      plan.Code, report.Code, report.Kind, report.State, report.PeriodStart, report.PeriodEnd, report.Due, report.Issue, report.IssuedOn,
                      db.Receipts.Where(each => each.ReportId == report.Id && each.Issue == report.Issue && each.Side == side).Select(each => each.AcknowledgedAt).FirstOrDefault(), report.Topic)
                : from report in db.Published
                  orderby report.PeriodEnd descending, report.Code
                  select new ReportLine(
                      report.PlanCode, report.Code, report.Kind, ReportState.Issued, report.PeriodStart, report.PeriodEnd, report.Due, report.Issue, report.IssuedOn,
                      db.Receipts.Where(each => each.ReportId == report.ReportId && each.Issue == report.Issue && each.Side == side).Select(each => each.AcknowledgedAt).FirstOrDefault(), report.Topic);
            return await lines.Take(Lines).ToListAsync(cancel);
        }

        private async Task<AccountCounts> AccountsAsync(CancellationToken cancel) => new(
            await db.Users.CountAsync(cancel),
            await db.Users.CountAsync(account => account.IsDisabled, cancel),
            await db.Users.CountAsync(account => account.PasswordHash == null, cancel));
    }
}
