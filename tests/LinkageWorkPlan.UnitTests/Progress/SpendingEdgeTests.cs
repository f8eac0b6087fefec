using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>Limits of what is recorded as spent, each on both of its sides.</summary>
public class SpendingEdgeTests
{
    private static readonly DateTime Noon = new(2026, 6, 14, 5, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Secretary = Guid.CreateVersion7();
    private static readonly DateOnly First = new(2026, 3, 14);
    private static readonly DateOnly Second = new(2026, 6, 14);
    private static readonly BudgetLine[] Lines =
    [
        new(Currency.VND, 500m, SamplePlan.Text("Ngân sách", "ງົບປະມານ")), new(Currency.USD, 1_000m, SamplePlan.Text("Đối tác", "ຄູ່ຮ່ວມງານ")), new(Currency.LAK, 0m, SamplePlan.Text("Ngân sách", "ງົບປະມານ")),
    ];

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly WorkTask other;

    public SpendingEdgeTests()
    {
        task = new WorkTask(sample.Plan, sample.Content() with { Budget = Lines });
        other = new WorkTask(sample.Plan, sample.Content("A2") with { Budget = [Lines[1]] });
        sample.Adopted();
    }

    [Fact]
    public void Keeps_all_that_was_said()
    {
        var record = Guid.CreateVersion7();
        var spent = new Spending(sample.Plan, task, new SpendingEntry(2, Second, 12.25m, " PC 12 "), Side.Laos, SamplePlan.Today, Noon, Secretary, "Thư ký mẫu", record);
        Assert.Equal((sample.Plan.Id, task.Id, record, Side.Laos, Side.Laos), (spent.PlanId, spent.TaskId, spent.RecordId, spent.Side, spent.RecordedSide!.Value));
        Assert.Equal((2, Currency.USD, Lines[1].Source, 12.25m, "PC 12"), (spent.Line, spent.Currency, spent.Source, spent.Amount, spent.Reference));
        Assert.Equal((new DateOnly(2026, 3, 15), Second, Noon, Secretary, "Thư ký mẫu"), (spent.PeriodStart, spent.PeriodEnd, spent.RecordedAt, spent.RecordedBy, spent.RecordedByName));
        var alone = Spend(new SpendingEntry(1, Second, 1, "PC"));
        Assert.Equal(alone.Id, alone.RecordId);
    }

    [Fact]
    public void Is_of_an_adopted_plan()
    {
        var draft = new SamplePlan();
        Assert.Equal((Rules.PlanNotAdopted, null), Refused(() => new Spending(draft.Plan, task, new SpendingEntry(1, Second, 1, "PC"), Side.Laos, SamplePlan.Today, Noon, Secretary, "Thư ký mẫu")));
    }

    [Theory]
    [InlineData(1, "1", true)]
    [InlineData(1, "100000000000000", true)]
    [InlineData(1, "100000000000001", false)]
    [InlineData(2, "0.01", true)]
    [InlineData(2, "0", false)]
    [InlineData(2, "-0.01", false)]
    public void An_amount_is_more_than_nothing_and_not_more_than_the_largest(int line, string amount, bool isTaken)
    {
        var entry = new SpendingEntry(line, Second, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "PC");
        Assert.Equal(isTaken ? [] : [$"Rule.SpendingAmount|Spending:{line}:Amount|100000000000000"], Broken(entry));
    }

    [Theory]
    [InlineData(1, "10.5", "Rule.NotAWholeNumber|Spending:1:Amount|10.5|0")]
    [InlineData(3, "10.5", "Rule.NotAWholeNumber|Spending:3:Amount|10.5|0")]
    [InlineData(2, "10.255", "Rule.TooManyDecimals|Spending:2:Amount|10.255|2")]
    [InlineData(2, "10.25", null)]
    [InlineData(1, "10.0", null)]
    public void An_amount_has_the_decimals_of_its_currency(int line, string amount, string? broken) =>
        Assert.Equal(broken is null ? [] : [broken], Broken(new SpendingEntry(line, Second, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "PC")));

    [Fact]
    public void A_quarter_is_over_on_its_last_day()
    {
        Assert.Empty(Broken(new SpendingEntry(1, Second, 1, "PC"), Second));
        Assert.Equal(["Rule.SpendingNotOver|Spending:1:PeriodEnd|2026-Q2|06/14/2026"], Broken(new SpendingEntry(1, Second, 1, "PC"), Second.AddDays(-1)));
        Assert.Equal(["Rule.SpendingPeriod|Spending:1:PeriodEnd|06/13/2026"], Broken(new SpendingEntry(1, Second.AddDays(-1), 1, "PC")));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["Rule.BudgetLineUnknown|Spending:4:Amount|4", "Rule.SpendingAmount|Spending:4:Amount|100000000000000", "Rule.SpendingPeriod|Spending:4:PeriodEnd|06/13/2026", "Rule.Required|Spending:4:Reference|Spending.Reference"],
            Broken(new SpendingEntry(4, Second.AddDays(-1), 0, " ")));

    [Fact]
    public void A_reference_has_a_limit()
    {
        Assert.Equal(200, Spend(new SpendingEntry(1, Second, 1, new string('x', Spending.ReferenceMax))).Reference.Length);
        Assert.Equal((Rules.TooLong, "Spending:1:Reference"), Refused(() => Spend(new SpendingEntry(1, Second, 1, new string('x', 201)))));
    }

    [Fact]
    public void Money_of_the_quarter_in_which_the_task_was_dropped_still_counts()
    {
        task.Drop(1, new DateOnly(2026, 3, 15));
        Assert.Empty(Broken(new SpendingEntry(1, Second, 1, "PC")));
        Assert.Equal([Second, First], Spending.Choices(sample.Plan, task, SamplePlan.Today).Select(each => each.End));
        var spent = Spend(new SpendingEntry(1, First, 1, "PC"));
        task.Drop(1, new DateOnly(2026, 3, 14));
        Assert.Equal(["Rule.TaskDropped||A1|03/14/2026"], Broken(new SpendingEntry(1, Second, 1, "PC")));
        Assert.Equal([First], Spending.Choices(sample.Plan, task, SamplePlan.Today).Select(each => each.End));
        Assert.Equal([Second, First], Spending.Choices(sample.Plan, task, SamplePlan.Today, spent).Select(each => each.End));
        Assert.Equal(Second, Correct(spent, new SpendingEntry(1, Second, 1, "PC")).PeriodEnd);
    }

    [Fact]
    public void Quarters_that_are_over_are_offered_the_last_one_first()
    {
        Assert.Equal(["2026-Q2", "2026-Q1"], Spending.Choices(sample.Plan, task, Second).Select(each => each.Code));
        Assert.Equal(["2026-Q1"], Spending.Choices(sample.Plan, task, Second.AddDays(-1)).Select(each => each.Code));
        var late = new SamplePlan(new DateOnly(2026, 3, 15));
        Assert.Equal(["2026-03-14"], Spending.Choices(late.Plan, task, First, Spend(new SpendingEntry(1, First, 1, "PC"))).Select(each => each.Code));
        Assert.Equal(["2026-Q2"], Spending.Choices(late.Plan, task, Second).Select(each => each.Code));
        Assert.Equal(["2026-Q1", "2026-Q2"], Spending.Quarters(new SamplePlan(First).Plan).Take(2).Select(each => each.Code));
    }

    [Fact]
    public void A_correction_on_another_line_takes_that_lines_currency_and_on_its_own_keeps_it()
    {
        var spent = Spend(new SpendingEntry(2, Second, 10.5m, "PC"));
        Assert.Equal((Rules.NotAWholeNumber, "Spending:1:Amount"), Refused(() => Correct(spent, new SpendingEntry(1, Second, 10.5m, "PC"))));
        Assert.Equal((Rules.BudgetLineUnknown, "Spending:4:Amount"), Refused(() => Correct(spent, new SpendingEntry(4, Second, 1, "PC"))));
        Assert.True(spent.Holds);
        var now = Correct(spent, new SpendingEntry(1, Second, 10m, "PC"));
        Assert.Equal((Currency.VND, Lines[0].Source, 1, 10m), (now.Currency, now.Source, now.Line, now.Amount));
        var amended = new WorkTask(new SamplePlan().Plan, sample.Content() with { Budget = [Lines[0], Lines[2]] });
        var again = Spend(new SpendingEntry(2, Second, 10.5m, "PC")).Correct(sample.Plan, amended, new SpendingEntry(2, Second, 10.25m, "PC"), "Gõ nhầm", SamplePlan.Today, Noon, Secretary, "Thư ký mẫu", Side.Laos);
        Assert.Equal((Currency.USD, 10.25m), (again.Currency, again.Amount));
    }

    [Fact]
    public void A_correction_or_withdrawal_says_why()
    {
        var spent = Spend(new SpendingEntry(1, Second, 1, "PC"));
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => Correct(spent, new SpendingEntry(1, Second, 2, "PC"), " ")));
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => Correct(spent, new SpendingEntry(4, Second, 2, "PC"), " ")));
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => spent.Withdraw(" ", Noon, "Thư ký mẫu")));
        Assert.True(spent.Holds);
        var now = Correct(spent, new SpendingEntry(1, First, 2, "PC"), "Gõ nhầm");
        Assert.Equal((now.Id, "Gõ nhầm", "Thư ký mẫu", Noon.AddHours(1)), (spent.Replacement!.Value, spent.SupersededReason, spent.SupersededByName, spent.SupersededAt!.Value));
        Assert.Equal((Noon, Noon.AddHours(1), spent.RecordId), (now.SaidAt, now.RecordedAt, now.RecordId));
        Assert.Equal((Rules.ProgressSuperseded, null), Refused(() => Correct(spent, new SpendingEntry(1, Second, 2, "PC"))));
        now.Withdraw("Nhầm", Noon.AddHours(2), "Thư ký khác");
        Assert.Equal(("Nhầm", "Thư ký khác", Noon.AddHours(2), null), (now.SupersededReason, now.SupersededByName, now.SupersededAt!.Value, now.Replacement));
        Assert.Equal((Rules.ProgressSuperseded, null), Refused(() => now.Withdraw("Nữa", Noon, "Thư ký mẫu")));
    }

    [Fact]
    public void Questions_name_line_amounts_and_currency()
    {
        var before = Spend(new SpendingEntry(1, Second, 400, "PC 1"));
        var now = Spend(new SpendingEntry(1, Second, 101, "PC 2"));
        Assert.Equal(
            ["Question.SpendingOverPlan|Spending:1:Amount|1|501|500|VND", "Question.SpendingAgain|Spending:1:Amount|1|06/14/2026|400|VND"],
            Spending.Asked(task, [now], [before]).Select(each => each.Confirmation));
        Assert.Empty(Spending.Asked(task, [Spend(new SpendingEntry(1, First, 100, "PC 2"))], [before]));
        Assert.Empty(Spending.Asked(other, [before], []));
        Assert.Equal(["Question.SpendingAgain|Spending:2:Amount|1|06/14/2026|3|USD"], Spending.Asked(other, [before, Spend(new SpendingEntry(2, Second, 2, "PC"))], [Spend(new SpendingEntry(2, Second, 3, "PC"))]).Select(each => each.Confirmation));
    }

    [Fact]
    public void A_line_tells_what_is_spent_left_and_its_share()
    {
        var lines = SpendingLine.Of(Lines, [Spend(new SpendingEntry(1, First, 400, "PC")), Spend(new SpendingEntry(1, Second, 101, "PC")), Spend(new SpendingEntry(3, Second, 5, "PC"))]);
        Assert.Equal([(1, Currency.VND, 501m), (2, Currency.USD, 0m), (3, Currency.LAK, 5m)], lines.Select(each => (each.Number, each.Currency, each.Spent)));
        Assert.Equal([-1m, 1000m, -5m], lines.Select(each => each.Rest));
        Assert.Equal([100.2m, 0m, null], lines.Select(each => each.Share));
        Assert.Equal([400m, null, null], lines.Select(each => each.In(First)));
        Assert.Equal([101m, null, 5m], lines.Select(each => each.In(Second)));
        var gone = Assert.Single(SpendingLine.Of([], [Spend(new SpendingEntry(2, First, 4, "PC"))]));
        Assert.Equal((2, Currency.USD, Lines[1].Source, 4m), (gone.Number, gone.Currency, gone.Source, gone.Spent));
        Assert.Equal((null, null, null), (gone.Planned, gone.Rest, gone.Share));
    }

    [Fact]
    public void A_share_is_rounded_up_from_the_middle()
    {
        BudgetLine[] thousand = [Lines[0] with { Amount = 2000 }];
        Assert.Equal([0.1m, 0.2m], new[] { 1m, 3m }.Select(amount => SpendingLine.Of(thousand, [Spend(new SpendingEntry(1, First, amount, "PC"))])[0].Share));
    }

    [Fact]
    public void An_amount_stays_in_its_place_among_lines_that_are_alike()
    {
        var spent = Spend(new SpendingEntry(3, Second, 5, "PC"));
        BudgetLine[] twice = [Lines[2], Lines[1], Lines[2]];
        Assert.Equal([0m, 0m, 5m], SpendingLine.Of(twice, [spent]).Select(each => each.Spent));
        Assert.Equal([0m, 5m, 0m], SpendingLine.Of([Lines[0], Lines[2], Lines[1], Lines[2]], [spent]).Select(each => each.Spent).Take(3));
        Assert.Equal([false, true], SpendingLine.Of([Lines[2] with { Currency = Currency.VND }], [spent]).Select(each => each.Planned is null));
        Assert.Equal([false, true], SpendingLine.Of([Lines[2] with { Source = Lines[1].Source }], [spent]).Select(each => each.Planned is null));
    }

    [Fact]
    public void Lines_that_are_gone_stand_by_number_currency_and_source()
    {
        var (first, second, third) = (Spend(new SpendingEntry(1, First, 1, "PC")), Spend(new SpendingEntry(2, First, 2, "PC")), Spend(new SpendingEntry(3, First, 3, "PC")));
        var again = new Spending(sample.Plan, other, new SpendingEntry(1, Second, 4, "PC"), Side.Vietnam, SamplePlan.Today, Noon, Secretary, "Thư ký mẫu");
        Assert.Equal(
            [(1, Currency.VND, 1m), (1, Currency.USD, 4m), (2, Currency.USD, 2m), (3, Currency.LAK, 3m)],
            SpendingLine.Of([], [third, again, second, first]).Select(each => (each.Number, each.Currency, each.Spent)));
    }

    [Fact]
    public void Amounts_of_a_line_that_is_gone_are_added_up_by_source()
    {
        var partner = new WorkTask(new SamplePlan().Plan, sample.Content("A3") with { Budget = [Lines[0] with { Source = Lines[1].Source }] });
        Spending Of(WorkTask of, decimal amount) => new(sample.Plan, of, new SpendingEntry(1, First, amount, "PC"), Side.Laos, SamplePlan.Today, Noon, Secretary, "Thư ký mẫu");
        var gone = SpendingLine.Of([], [Of(partner, 7), Of(task, 1), Of(partner, 8), Of(task, 2)]);
        Assert.Equal([(Lines[0].Source, 3m), (Lines[1].Source, 15m)], gone.Select(each => (each.Source, each.Spent)));
        Assert.Equal(15m, gone[1].In(First));
    }

    private List<string> Broken(SpendingEntry entry, DateOnly? today = null)
    {
        try
        {
            _ = new Spending(sample.Plan, task, entry, Side.Laos, today ?? SamplePlan.Today, Noon, Secretary, "Thư ký mẫu");
            return [];
        }
        catch (RuleException refused)
        {
            return [.. refused.Broken.Select(each => each.Confirmation)];
        }
    }

    private Spending Spend(SpendingEntry entry) => new(sample.Plan, task, entry, Side.Laos, SamplePlan.Today, Noon, Secretary, "Thư ký mẫu");

    private Spending Correct(Spending spent, SpendingEntry entry, string reason = "Gõ nhầm") =>
        spent.Correct(sample.Plan, task, entry, reason, SamplePlan.Today, Noon.AddHours(1), Secretary, "Thư ký mẫu", Side.Laos);

    private static (string Rule, string? Subject) Refused(Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        return (broken.Rule, broken.Subject);
    }
}
