using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>Makes a plan from its file by the same steps as people take.</summary>
internal sealed class PlanImport(WorkPlanDb db, DemoPeople people)
{
    private Account Secretary => people.Accounts[(Role.Secretary, Side.Vietnam)];

    /// <param name="day">The day on which it was entered.</param>
    public async Task<WorkPlan> DraftAsync(PlanFile file, DateOnly day, CancellationToken cancel)
    {
        people.Act(Secretary, nameof(CreatePlan), DemoPeople.Moment(day, 8, 30));
        var plan = new WorkPlan(file.Code, file.Kind, file.Title.Read(), file.PeriodStart, file.PeriodEnd);
        foreach (var pillar in file.Pillars)
        {
            plan.AddPillar(pillar.Code, pillar.Title.Read());
        }

        foreach (var sector in file.Sectors)
        {
            plan.AddSector(sector.Code, sector.Title.Read());
        }

        db.Plans.Add(plan);
        await db.SaveChangesAsync(cancel);
        people.Act(Secretary, nameof(SeedDemo), DemoPeople.Moment(day, 8, 45));
        db.Indicators.AddRange(file.Indicators.Select(each => IndicatorOf(plan, each)));
        await db.SaveChangesAsync(cancel);
        people.Act(Secretary, nameof(AddTask), DemoPeople.Moment(day, 9));
        db.Tasks.AddRange(file.Tasks.Select(each => new WorkTask(plan, ContentOf(each))));
        await db.SaveChangesAsync(cancel);
        return plan;
    }

    /// <summary>Review, both signatures, baseline: on one day.</summary>
    public async Task AdoptAsync(WorkPlan plan, DateOnly on, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().OrderBy(task => task.SortKey).ToListAsync(cancel);
        var broken = TaskRules.BeforeReview(plan, tasks, people.Owners.Values.ToDictionary(owner => owner.Id, owner => owner.Side))
            .Concat(tasks.SelectMany(task => TaskRules.OfTexts(task.Code, task.Texts))).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        people.Act(Secretary, nameof(AskForReview), DemoPeople.Moment(on, 8, 15));
        plan.AskForReview();
        var content = PlanContent.Of(plan, tasks, people.Owners.Values.ToDictionary(owner => owner.Id), await db.Indicators.Where(each => each.PlanId == plan.Id).ToListAsync(cancel), await db.Memorandum.ToListAsync(cancel)).ToCanonical();
        var round = new SignOffRound(SignOffSubject.Plan, plan.Id, plan.Code, plan.Title, content, DemoPeople.Moment(on, 8, 15), Secretary.Id, Secretary.DisplayName);
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);

        foreach (var (side, minute) in new[] { (Side.Vietnam, 0), (Side.Laos, 20) })
        {
            var chair = people.Accounts[(Role.CoChair, side)];
            var at = DemoPeople.Moment(on, 10, minute);
            people.Act(chair, nameof(SignRound), at);
            if (round.Sign(side, round.Fingerprint, Signer.CoChair(chair.Id, chair.DisplayName, chair.Position), at))
            {
                tasks.ForEach(task => task.FreezeBaseline());
                plan.Adopt(on);
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    /// <param name="notBefore">Results are recorded once the plan is adopted, or on their own day if that is later.</param>
    public async Task RecordResultsAsync(WorkPlan plan, PlanFile file, DateOnly notBefore, CancellationToken cancel)
    {
        var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).ToDictionaryAsync(each => each.Code, cancel);
        foreach (var (code, figure) in file.Indicators.SelectMany(each => each.Results.Select(result => (each.Code, result))).OrderBy(each => each.result.AsOf))
        {
            var day = figure.AsOf > notBefore ? figure.AsOf : notBefore;
            var at = DemoPeople.Moment(day, 15);
            people.Act(Secretary, nameof(RecordIndicatorResult), at);
            indicators[code].Record(new IndicatorFigure(figure.AsOf, figure.Value ?? 0, figure.Source.Read(), figure.Comment.OrEmpty()), day, at, Secretary.Id, Secretary.DisplayName, Secretary.Side);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static Indicator IndicatorOf(WorkPlan plan, FileIndicator file) => new(
        plan.Id,
        file.Code,
        file.Title.Read(),
        file.Unit.OrEmpty(),
        [.. file.Baselines.Select(each => new IndicatorBaseline(each.Value, each.AsOf, each.Source.Read(), each.Note.OrEmpty()))],
        file.Targets);

    private TaskContent ContentOf(FileTask file)
    {
        var content = new TaskContent
        {
            Code = file.Code,
            PillarCode = file.Pillar,
            Owners = [.. file.Owners.Select(key => people.Owners[key].Id)],
            Budget = [.. file.Budget.Select(each => new BudgetLine(each.Currency, each.Amount, each.Source.Read()))],
            Milestones = [.. file.Milestones.Select(each => new MilestoneContent { Code = each.Code, Type = each.Type, Title = each.Title.Read(), Planned = each.Date })],
        };
        return content.TakeFrom(file with { Counterpart = file.Lead?.Other() }, text => text.Of(file).OrEmpty());
    }
}
