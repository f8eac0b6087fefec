using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>What was spent of a budget line in a quarter.</summary>
public class SpendingTests
{
    private static readonly DateTime Noon = new(2026, 6, 14, 5, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly First = new(2026, 3, 14);
    private static readonly DateOnly Second = new(2026, 6, 14);
    private readonly SamplePlan sample = new();
    private readonly SamplePlan draft = new();
    private readonly WorkTask task;
    private readonly WorkTask without;

    public SpendingTests()
    {
        task = new WorkTask(sample.Plan, sample.Content() with
        {
            Budget =
            [
                new BudgetLine(Currency.VND, 500_000_000m, SamplePlan.Text("Ngân sách", "ງົບປະມານ")),
                new BudgetLine(Currency.USD, 1_000m, SamplePlan.Text("Đối tác", "ຄູ່ຮ່ວມງານ")),
            ],
        });
        without = sample.Task("A2");
        sample.Adopted();
    }

    [Fact]
    public void Is_in_the_currency_of_its_line_and_in_a_quarter_of_the_plans_reports()
    {
        var spent = Spend(new SpendingEntry(2, Second, 12.5m, "PC 12/2026"));
        Assert.Equal((Currency.USD, new DateOnly(2026, 3, 15), Second, Side.Laos), (spent.Currency, spent.PeriodStart, spent.PeriodEnd, spent.Side));
    }

    [Theory]
    [InlineData(3, "2026-06-14", 10, "x", Rules.BudgetLineUnknown)]
    [InlineData(0, "2026-06-14", 10, "x", Rules.BudgetLineUnknown)]
    [InlineData(1, "2026-06-14", 0, "x", Rules.SpendingAmount)]
    [InlineData(1, "2026-06-14", -5, "x", Rules.SpendingAmount)]
    [InlineData(1, "2026-06-14", 10.5, "x", Rules.NotAWholeNumber)]
    [InlineData(2, "2026-06-14", 10.555, "x", Rules.TooManyDecimals)]
    [InlineData(1, "2026-09-14", 10, "x", Rules.SpendingNotOver)]
    [InlineData(1, "2026-06-30", 10, "x", Rules.SpendingPeriod)]
    [InlineData(1, "2026-06-14", 10, " ", Rules.Required)]
    public void Is_refused_where_it_cannot_be(int line, string end, double amount, string reference, string rule) =>
        Assert.Equal([rule], Assert.Throws<RuleException>(() => Spend(new SpendingEntry(line, DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), (decimal)amount, reference)))
            .Broken.Select(each => each.Rule));

    [Fact]
    public void More_than_the_line_has_is_asked_about_and_so_is_a_second_amount_of_a_quarter()
    {
        var before = Spend(new SpendingEntry(1, First, 400_000_000m, "PC 1"));
        IReadOnlyList<string> Asked(SpendingEntry entry, Side side) => [.. Spending.Asked(task, [Spend(entry, side)], [before]).Select(each => each.Rule)];
        Assert.Empty(Asked(new SpendingEntry(1, Second, 100_000_000m, "PC 2"), Side.Laos));
        Assert.Equal([Questions.SpendingOverPlan], Asked(new SpendingEntry(1, Second, 100_000_001m, "PC 2"), Side.Laos));
        Assert.Equal([Questions.SpendingAgain], Asked(new SpendingEntry(1, First, 1m, "PC 2"), Side.Laos));
        Assert.Empty(Asked(new SpendingEntry(1, First, 1m, "PC 2"), Side.Vietnam));
    }

    [Fact]
    public void Counts_from_the_last_day_of_its_quarter_until_it_is_corrected_or_withdrawn()
    {
        var spent = Spend(new SpendingEntry(1, First, 400m, "PC 1"));
        Assert.Empty(Spending.AsOf([spent], First.AddDays(-1)));
        Assert.Equal([spent], Spending.AsOf([spent], First));
        var now = spent.Correct(sample.Plan, task, new SpendingEntry(1, Second, 300m, "PC 1a"), "Gõ nhầm", SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký", Side.Laos);
        Assert.Equal((spent.Id, spent.RecordId, Side.Laos), (now.Corrects!.Value, now.RecordId, now.Side));
        Assert.Equal([now], Spending.AsOf([spent, now], Second));
        Assert.Throws<RuleException>(() => spent.Withdraw("Lần nữa", Noon, "Thư ký"));
        now.Withdraw("Nhầm nhiệm vụ", Noon, "Thư ký");
        Assert.Empty(Spending.AsOf([spent, now], Second));
    }

    [Fact]
    public void Stays_what_it_was_where_an_amendment_took_its_line_away()
    {
        var spent = Spend(new SpendingEntry(2, First, 400m, "PC 1"));
        var now = spent.Correct(sample.Plan, without, new SpendingEntry(2, First, 300m, "PC 1a"), "Gõ nhầm", SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký", Side.Laos);
        Assert.Equal((Currency.USD, 300m), (now.Currency, now.Amount));
    }

    /// <summary>What is left of December is counted before the budgets are closed; what was over before the plan began is not offered.</summary>
    [Fact]
    public void Quarters_cover_the_whole_plan_and_nothing_before_it()
    {
        static IReadOnlyList<Domain.Reports.ReportPeriod> Of(DateOnly start, DateOnly end) =>
            Spending.Quarters(new WorkPlan("P", PlanKind.Annual, SamplePlan.Text("Kế hoạch", "ແຜນ"), start, end));
        var year = Of(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        Assert.Equal(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"], year.Select(each => each.Code));
        Assert.Equal((new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 31)), (year[^1].Start, year[^1].End));
        Assert.Equal(["2026-Q3", "2026-Q4"], Of(new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 14)).Select(each => each.Code));
    }

    [Fact]
    public void A_correction_keeps_its_quarter_where_an_amendment_moved_the_plan_away_from_it()
    {
        var spent = Spend(new SpendingEntry(1, First, 400m, "PC 1"));
        var later = new SamplePlan(new DateOnly(2026, 4, 1));
        later.Adopted();
        Assert.Contains(Spending.Choices(later.Plan, task, SamplePlan.Today, spent), each => each.End == First);
        var now = spent.Correct(later.Plan, task, new SpendingEntry(1, First, 300m, "PC 1a"), "Gõ nhầm", SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký", null);
        Assert.Equal((spent.PeriodStart, First), (now.PeriodStart, now.PeriodEnd));
        Assert.Equal((Side.Laos, null), (now.Side, now.RecordedSide));
    }

    [Fact]
    public void Stays_with_its_source_where_an_amendment_removes_or_moves_lines()
    {
        var (state, donor) = (Line("Ngân sách", 500m), Line("Đối tác", 800m));
        var both = new WorkTask(draft.Plan, draft.Content("A9") with { Budget = [state, donor] });
        draft.Adopted();
        Spending Of(int line, decimal amount) => new(draft.Plan, both, new SpendingEntry(line, First, amount, "PC"), Side.Laos, SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký");
        Spending[] spent = [Of(1, 100m), Of(2, 20m)];
        Assert.Equal([(1, "Đối tác", true, 20m), (1, "Ngân sách", false, 100m)], Shown(SpendingLine.Of([donor], spent)));
        Assert.Equal([(1, "Đối tác", true, 20m), (2, "Ngân sách", true, 100m)], Shown(SpendingLine.Of([donor, state], spent)));
        Assert.Equal([(1, "Ngân sách", true, 100m), (2, "Đối tác", true, 20m)], Shown(SpendingLine.Of([state, donor], spent)));
    }

    [Fact]
    public void Amounts_of_one_record_are_counted_together_and_other_currencies_are_not()
    {
        var twice = new[] { Spend(new SpendingEntry(1, Second, 300_000_000m, "PC 1")), Spend(new SpendingEntry(1, Second, 300_000_000m, "PC 2")) };
        Assert.Equal([Questions.SpendingOverPlan, Questions.SpendingAgain], Spending.Asked(task, twice, []).Select(each => each.Rule));
        var amended = new WorkTask(draft.Plan, draft.Content("A8") with { Budget = [new BudgetLine(Currency.USD, 10m, SamplePlan.Text("Ngân sách", "ງົບປະມານ"))] });
        Assert.Empty(Spending.Asked(amended, twice, []));
    }

    /// <summary>Its last quarter is over only after it left the plan.</summary>
    [Fact]
    public void A_dropped_task_is_given_what_was_spent_before_it_left_the_plan()
    {
        task.FreezeBaseline();
        var amendment = new Amendment(sample.Plan, 1, SamplePlan.Text("Lý do", "ເຫດຜົນ"));
        amendment.Drop(task, SamplePlan.Text("Lý do", "ເຫດຜົນ"));
        amendment.Send([]);
        amendment.PutInForce(sample.Plan, [task, without], sample.SideOf, new DateOnly(2026, 3, 10), Noon, [], []);
        Assert.Equal(10m, Spend(new SpendingEntry(1, First, 10m, "PC 1")).Amount);
        Assert.Equal(Rules.TaskDropped, Assert.Throws<RuleException>(() => Spend(new SpendingEntry(1, Second, 10m, "PC 1"))).Broken.Single().Rule);
        Assert.Equal([First], Spending.Choices(sample.Plan, task, SamplePlan.Today).Select(each => each.End));
        var nothing = new ProgressRecord(new ProgressEntry { EffectiveOn = SamplePlan.Today }, []);
        Assert.Empty(nothing.ToUpdates(sample.Plan, task, SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký", null, Guid.CreateVersion7(), more: true));
    }

    private static BudgetLine Line(string source, decimal amount) => new(Currency.VND, amount, SamplePlan.Text(source, "ງົບປະມານ"));

    private static IEnumerable<(int Number, string? Source, bool IsPlanned, decimal Spent)> Shown(IEnumerable<SpendingLine> lines) =>
        lines.Select(each => (each.Number, each.Source[Domain.Texts.Language.Vi]?.Text, each.Planned is not null, each.Spent));

    private Spending Spend(SpendingEntry entry, Side side = Side.Laos) => new(sample.Plan, task, entry, side, SamplePlan.Today, Noon, Guid.CreateVersion7(), "Thư ký");
}
