using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What a plan refuses, with the words that are said of it.</summary>
public class WorkPlanEdgeTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();

    private WorkPlan Plan => sample.Plan;

    [Fact]
    public void A_new_one_is_a_draft_of_its_period()
    {
        var plan = new WorkPlan(" 2026-2027 ", PlanKind.Biennial, Other, First, First);
        Assert.Equal(("2026-2027", PlanKind.Biennial, Other, First, First), (plan.Code, plan.Kind, plan.Title, plan.PeriodStart, plan.PeriodEnd));
        Assert.Equal((PlanState.Draft, false, null, null, null), (plan.State, plan.IsAdopted, plan.AdoptedOn, plan.ClosedOn, plan.Continues));
        Assert.Equal(new AuditSubject("WorkPlan", plan.Id, "2026-2027", Other, plan.Id), plan.ToSubject());
        Refused("Rule.CodeFormat|Code|Code", () => _ = new WorkPlan("2026/1", PlanKind.Annual, Other, First, Last));
        Refused("Rule.TooLong|Code|Code|21|20", () => _ = new WorkPlan(new string('x', 21), PlanKind.Annual, Other, First, Last));
        Refused("Rule.Required|Title|Title", () => _ = new WorkPlan("2026", PlanKind.Annual, LocalizedText.Empty, First, Last));
        Refused("Rule.PlanPeriodOrder|PeriodEnd|01/01/2026|12/31/2025", () => _ = new WorkPlan("2026", PlanKind.Annual, Other, First, First.AddDays(-1)));
    }

    [Fact]
    public void A_title_that_is_refused_leaves_the_period()
    {
        Refused("Rule.TooLong|Title|Title|301|300", () => Plan.Describe(LocalizedText.Of(Language.Vi, new string('x', 301)), First.AddDays(1), Last));
        Assert.Equal(First, Plan.PeriodStart);
        Plan.Describe(LocalizedText.Of(Language.Vi, new string('x', 300)), First.AddDays(1), Last.AddDays(1));
        Assert.Equal((First.AddDays(1), Last.AddDays(1), 300), (Plan.PeriodStart, Plan.PeriodEnd, Plan.Title.Vi!.Text.Length));
    }

    [Fact]
    public void Days_of_tasks_stay_in_the_period_that_they_are_in()
    {
        WorkTask Task(string code, DateOnly? start, DateOnly? end, DateOnly? milestone) => new(Plan, sample.Content(code) with { Start = start, End = end, Milestones = [sample.Content(code).Milestones[0] with { Planned = milestone }] });
        List<string> Outside(DateOnly start, DateOnly end, params WorkTask[] tasks)
        {
            try
            {
                Plan.Describe(Other, start, end, tasks);
            }
            catch (RuleException refused)
            {
                var broken = Assert.Single(refused.Broken);
                Assert.Equal((Rules.TasksOutsidePeriod, "PeriodEnd", start, end), (broken.Rule, broken.Subject, broken.Arguments[0], broken.Arguments[1]));
                return Assert.IsType<List<string>>(broken.Arguments[2]);
            }

            Plan.Describe(Other, First, Last);
            return [];
        }

        var (from, to) = (First.AddDays(9), Last.AddDays(-9));
        WorkTask[] tasks = [Task("A10", First, null, null), Task("A2", null, Last, null), Task("A3", null, null, from.AddDays(-1)), Task("A4", from, to, to.AddDays(1)), Task("A5", from, to, from), Task("A6", First.AddDays(-1), Last.AddDays(1), null)];
        Assert.Equal(["A2", "A3", "A4", "A10"], Outside(from, to, tasks));
        Assert.Equal((First, Last), (Plan.PeriodStart, Plan.PeriodEnd));
        Assert.Empty(Outside(from, to, tasks[4..]));
        Assert.Empty(Outside(First, Last, tasks));
    }

    [Fact]
    public void Pillars_are_added_behind_the_last_and_named_by_codes_of_tasks()
    {
        Plan.AddPillar("B", Other);
        Plan.AddPillar("AB", Other);
        Assert.Equal([("A", 0), ("B", 1), ("AB", 2)], Plan.Pillars.Select(each => (each.Code, each.Order)));
        Plan.RemovePillar("B", hasTasks: false);
        Assert.Equal(3, Plan.AddPillar("C", Other).Order);
        Assert.Equal(["AB", "A", "A", null, null], new[] { "AB1", "AB", "A1", "A", "Z1" }.Select(each => Plan.PillarNamedBy(each)?.Code));
        Assert.Equal((Plan.Id, Other), (Plan.PillarOf("C").PlanId, Plan.PillarOf("C").Title));
        Refused("Rule.PillarCodeTaken|Code|C", () => Plan.AddPillar("C", Other));
        Refused("Rule.PillarUnknown|PillarCode|Z", () => Plan.PillarOf("Z"));
        Refused("Rule.PillarUnknown|PillarCode|Z", () => Plan.RenamePillar("Z", Other));
        Refused("Rule.PillarHasTasks|A|A", () => Plan.RemovePillar("A", hasTasks: true));
        Refused("Rule.TooLong|Code|Code|5|4", () => Plan.AddPillar("ABCDE", Other));
        Refused("Rule.Required|Title|Title", () => Plan.AddPillar("D", LocalizedText.Empty));
        Assert.Equal(["A", "AB", "C"], Plan.Pillars.Select(each => each.Code));
        Plan.RenamePillar("A", Other);
        Assert.Equal(Other, Plan.PillarOf("A").Title);
    }

    [Fact]
    public void A_review_is_asked_for_once_nothing_is_broken()
    {
        Assert.Equal([Rules.PlanHasNoTask, Rules.TextMissing], Assert.Throws<RuleException>(() => Plan.AskForReview([new BrokenRule(Rules.PlanHasNoTask), new BrokenRule(Rules.TextMissing)])).Broken.Select(each => each.Rule));
        Assert.Equal(PlanState.Draft, Plan.State);
        Plan.AskForReview([]);
        Assert.Equal(PlanState.InReview, Plan.State);
        Refused("Rule.PlanNotInDraft||2026", () => Plan.AskForReview([]));
    }

    [Fact]
    public void Texts_are_open_until_the_first_signature()
    {
        Plan.RequireTextsOpen(isSigned: false);
        Plan.RequireTextsOpen(isSigned: true);
        Plan.AskForReview();
        Plan.RequireTextsOpen(isSigned: false);
        Refused("Rule.TextsFrozen||2026", () => Plan.RequireTextsOpen(isSigned: true));
        Plan.Adopt(SamplePlan.Today);
        Refused("Rule.TextsFrozen||2026", () => Plan.RequireTextsOpen(isSigned: false));
    }

    [Fact]
    public void Indicators_are_open_in_a_draft_alone()
    {
        Plan.RequireIndicatorsOpen();
        Plan.AskForReview();
        Refused("Rule.PlanNotInDraft||2026", Plan.RequireIndicatorsOpen);
        Plan.Adopt(SamplePlan.Today);
        Refused("Rule.IndicatorAgreed||2026", Plan.RequireIndicatorsOpen);
        Plan.Close([], SamplePlan.Today);
        Refused("Rule.PlanClosed||2026|06/14/2026", Plan.RequireIndicatorsOpen);
    }

    [Fact]
    public void A_draft_that_was_never_sent_is_deleted()
    {
        Plan.RequireDeletable(wasSent: false);
        Refused("Rule.PlanWasSent||2026", () => Plan.RequireDeletable(wasSent: true));
        Plan.AskForReview();
        Refused("Rule.PlanNotInDraft||2026", () => Plan.RequireDeletable(wasSent: false));
    }

    [Fact]
    public void Texts_stand_in_the_order_of_pillars_and_are_reached_by_their_fields()
    {
        Plan.AddPillar("B", Other);
        Plan.MovePillar("B");
        Plan.AddSector("S1", Other);
        Assert.Equal([("Title", 300), ("Pillar:B", 200), ("Pillar:A", 200), ("Sector:S1", 200)], Plan.Texts.Select(each => (each.Field, each.MaxLength)));
        foreach (var field in Plan.Texts.Select(each => each.Field).ToList())
        {
            Plan.SetText(field, SamplePlan.Text(field, "ໃໝ່"));
        }

        Assert.All(Plan.Texts, each => Assert.Equal(each.Field, each.Text.For(Language.Vi)));
        Assert.All(new[] { "Code", "Pillar:Z", "Sector:Z", "A" }, field => Refused($"Rule.NotFound|{field}", () => Plan.SetText(field, Other)));
        Refused("Rule.Required|Title|Title", () => Plan.SetText("Title", LocalizedText.Empty));
    }

    [Fact]
    public void Pillars_that_stay_in_an_amended_outline_are_the_same_ones()
    {
        Plan.AddPillar("B", Other);
        sample.Adopted();
        var before = Plan.Pillars.ToDictionary(each => each.Code, each => each.Id);
        Plan.Amend(Plan.ToOutline() with { Pillars = [new PillarContent("C", Other), new PillarContent("B", Other), new PillarContent("A", Other)] });
        Assert.Equal(["C", "B", "A"], Plan.Pillars.OrderBy(each => each.Order).Select(each => each.Code));
        Assert.Equal((before["A"], before["B"]), (Plan.PillarOf("A").Id, Plan.PillarOf("B").Id));
    }

    [Fact]
    public void Steps_out_of_turn_name_the_plan()
    {
        Refused("Rule.PlanNotInReview||2026", Plan.ReturnToDraft);
        Refused("Rule.PlanNotInReview||2026", () => Plan.Adopt(SamplePlan.Today));
        Refused("Rule.PlanNotAdopted||2026", () => Plan.Close([], SamplePlan.Today));
        Refused("Rule.PlanNotClosed||2026", () => Plan.AskToReopen(Side.Laos));
        sample.Adopted();
        Action[] ofDrafts = [() => Plan.Describe(Other, First, Last), () => Plan.AddPillar("B", Other), () => Plan.RenamePillar("A", Other), () => Plan.MovePillar("A"), () => Plan.RemovePillar("A", hasTasks: false), Plan.RequireDraft];
        Assert.All(ofDrafts, act => Refused("Rule.PlanNotInDraft||2026", act));
        Plan.Close([], SamplePlan.Today);
        Assert.True(Plan.IsAdopted);
        Assert.False(Plan.AskToReopen(Side.Laos));
        Refused("Rule.ReopeningAsked||Vietnam", () => Plan.AskToReopen(Side.Laos));
        Assert.Equal((PlanState.Closed, Side.Laos), (Plan.State, Plan.ReopeningAskedBy!.Value));
        Action[] ofOpen = [Plan.RequireDraft, Plan.RequireAdopted, Plan.ReturnToDraft, Plan.RequireNotClosed, () => Plan.Adopt(SamplePlan.Today), () => Plan.RequireTextsOpen(isSigned: false)];
        Assert.All(ofOpen, act => Refused("Rule.PlanClosed||2026|06/14/2026", act));
    }

    [Fact]
    public void A_draft_goes_on_with_one_earlier_plan_that_was_adopted()
    {
        var next = new WorkPlan("2027", PlanKind.Annual, Other, First.AddDays(1), new(2027, 12, 31));
        Refused("Rule.PlanNotAdopted||2026", () => next.Continue(Plan));
        sample.Adopted();
        next.Continue(Plan);
        next.Continue(Plan);
        Assert.Equal("2026", next.Continues);
        var third = new WorkPlan("2025", PlanKind.Annual, Other, new(2025, 1, 1), new(2025, 12, 31));
        third.AskForReview();
        third.Adopt(new(2025, 1, 2));
        Refused("Rule.PlanContinuesOther||2027|2026", () => next.Continue(third));
        Refused("Rule.CarriedBackwards||2026|2026B", () => new WorkPlan("2026B", PlanKind.Annual, Other, First, Last).Continue(Plan));
        Refused("Rule.PlanNotInDraft||2025", () => third.Continue(Plan));
        Plan.Close([], SamplePlan.Today);
        next.Continue(Plan);
        Assert.Equal("2026", next.Continues);
    }

    private static void Refused(string confirmation, Action act) => Assert.Equal(confirmation, Assert.Single(Assert.Throws<RuleException>(act).Broken).Confirmation);
}
