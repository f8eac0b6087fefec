using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What a person says was spent.</summary>
/// <param name="Line">The budget line of the task, from 1.</param>
/// <param name="PeriodEnd">The last day of a quarter, as reports count them (<see cref="Spending.Quarters"/>).</param>
/// <param name="Amount">More than 0, in the currency of the line.</param>
/// <param name="Reference">The document that says so, as a voucher or a decision.</param>
public sealed record SpendingEntry(int Line, DateOnly PeriodEnd, decimal Amount, string Reference)
{
    /// <summary>The control that holds a member of it.</summary>
    public static string FieldOf(int line, string member) => $"{nameof(Spending)}:{line}:{member}";
}

/// <summary>
/// Money of one side that was spent from a budget line in a quarter. It counts from the quarter's last day on, whenever it was recorded;
/// amounts of one line and quarter add up.
/// </summary>
public sealed class Spending : RecordedFact
{
    /// <summary>In text elements.</summary>
    public const int ReferenceMax = 200;

    private Spending()
    {
    }

    /// <param name="side">Whose money it is: that of who records it.</param>
    /// <param name="today">UTC+7.</param>
    /// <param name="record">What it was said together with; null where it was said alone.</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is recorded.</exception>
    public Spending(WorkPlan plan, WorkTask task, SpendingEntry entry, Side side, DateOnly today, DateTime atUtc, Guid by, string byName, Guid? record = null)
        : this(plan, task, entry, side, side, today, atUtc, by, byName, (Spending?)null) =>
        RecordId = record ?? Id;

    private Spending(
        WorkPlan plan, WorkTask task, SpendingEntry entry, Side side, Side? recordedSide, DateOnly today, DateTime atUtc, Guid by, string byName, Spending? corrected)
        : base(atUtc, by, byName, recordedSide, corrected)
    {
        plan.RequireAdopted();
        var broken = Broken(plan, task, entry, today, corrected).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        (PlanId, TaskId, RecordId, Side) = (plan.Id, task.Id, corrected?.RecordId ?? Id, side);
        (Line, Currency, Source) = corrected?.Line == entry.Line
            ? (entry.Line, corrected.Currency, corrected.Source)
            : (entry.Line, task.Agreed.Budget[entry.Line - 1].Currency, task.Agreed.Budget[entry.Line - 1].Source);
        var quarter = QuarterOf(plan, entry, corrected)!;
        (PeriodStart, PeriodEnd) = (quarter.Start, quarter.End);
        Amount = entry.Amount;
        Reference = Check.Text(entry.Reference, SpendingEntry.FieldOf(entry.Line, nameof(Reference)), ReferenceMax);
    }

    public Guid PlanId { get; private set; }
    public Guid TaskId { get; private set; }

    /// <summary>The same of all that was said at once, and of what corrects it.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Whose money it is.</summary>
    public Side Side { get; private set; }

    /// <summary>The budget line, from 1, as it was numbered when this was recorded.</summary>
    public int Line { get; private set; }

    /// <summary>That of the line.</summary>
    public Currency Currency { get; private set; }

    /// <summary>That of the line: by currency and source a line is found again where an amendment took others away or moved them.</summary>
    public LocalizedText Source { get; private set; } = LocalizedText.Empty;

    /// <summary>First day of the quarter.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>Last day of the quarter.</summary>
    public DateOnly PeriodEnd { get; private set; }

    /// <summary>More than 0, with as many decimals as the currency has.</summary>
    public decimal Amount { get; private set; }

    public string Reference { get; private set; } = string.Empty;

    /// <summary>
    /// The quarters in which money of a plan is counted: those of its reports, from the 15th to the 14th, without those that were over before it
    /// began. What is left of the plan after the last one is counted as the beginning of the next.
    /// </summary>
    public static IReadOnlyList<ReportPeriod> Quarters(WorkPlan plan)
    {
        var all = ReportPeriod.Of(ReportKind.Quarter, plan);
        var rest = all[^1].End < plan.PeriodEnd
            ? new ReportPeriod(string.Create(CultureInfo.InvariantCulture, $"{plan.PeriodEnd.Year + 1}-Q1"), all[^1].End.AddDays(1), plan.PeriodEnd)
            : null;
        var parts = all.Where(each => each.End >= plan.PeriodStart);
        return rest is null ? [.. parts] : [.. parts, rest];
    }

    /// <summary>The quarters that may be chosen on a day, the last one first: those that are over, and of a task that was dropped those that had begun.</summary>
    /// <param name="today">UTC+7.</param>
    /// <param name="corrected">Keeps its quarter, also where an amendment moved the plan's period away from it.</param>
    public static IReadOnlyList<ReportPeriod> Choices(WorkPlan plan, WorkTask task, DateOnly today, Spending? corrected = null)
    {
        IReadOnlyList<ReportPeriod> open = [.. Quarters(plan).Where(each => each.End <= today && (corrected is not null || !(each.Start > task.DroppedOn))).Reverse()];
        return corrected is null || open.Any(each => each.End == corrected.PeriodEnd) ? open : [.. open, corrected.Quarter];
    }

    /// <summary>Those that hold and whose quarter was over at the end of a day.</summary>
    public static IEnumerable<Spending> AsOf(IEnumerable<Spending> all, DateOnly day) => all.Where(each => each.Holds && each.PeriodEnd <= day);

    /// <summary>Says it otherwise; it stays money of the same side.</summary>
    /// <param name="recordedSide">Of who says it.</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is changed.</exception>
    public Spending Correct(WorkPlan plan, WorkTask task, SpendingEntry entry, string reason, DateOnly today, DateTime atUtc, Guid by, string byName, Side? recordedSide)
    {
        RequireHolds();
        Check.Text(reason, CorrectionReason, WhyMax);
        var now = new Spending(plan, task, entry, Side, recordedSide, today, atUtc, by, byName, this);
        Supersede(reason, atUtc, byName, now.Id);
        return now;
    }

    /// <summary>Takes it back, as if it had not been said.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ProgressSuperseded"/>, or the reason is missing.</exception>
    public void Withdraw(string reason, DateTime atUtc, string byName)
    {
        RequireHolds();
        Supersede(reason, atUtc, byName, null);
    }

    /// <summary>What is asked before it is saved: more than the line has, and a second amount of the same line, side and quarter.</summary>
    /// <param name="said">What is to be saved, each counted with those before it. What is of no planned line is not asked about.</param>
    /// <param name="others">What holds of the task, without what is corrected.</param>
    public static IEnumerable<BrokenRule> Asked(WorkTask task, IReadOnlyList<Spending> said, IReadOnlyCollection<Spending> others)
    {
        foreach (var (place, now) in said.Index())
        {
            IReadOnlyList<Spending> before = [.. others, .. said.Take(place)];
            var line = SpendingLine.Of(task.Agreed.Budget, [.. before, now]).First(each => each.Entries.Contains(now));
            if (line.Planned is not { } planned)
            {
                continue;
            }

            var field = SpendingEntry.FieldOf(now.Line, nameof(Amount));
            if (line.Spent > planned.Amount)
            {
                yield return new BrokenRule(Questions.SpendingOverPlan, field, line.Number, line.Spent, planned.Amount, planned.Currency.ToString());
            }

            if (line.Entries.Where(each => each != now && each.Side == now.Side && each.PeriodEnd == now.PeriodEnd).Sum(each => each.Amount) is > 0 and var again)
            {
                yield return new BrokenRule(Questions.SpendingAgain, field, line.Number, now.PeriodEnd, again, planned.Currency.ToString());
            }
        }
    }

    private ReportPeriod Quarter => new(PeriodEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PeriodStart, PeriodEnd);

    /// <summary>Null where there is none.</summary>
    private static ReportPeriod? QuarterOf(WorkPlan plan, SpendingEntry entry, Spending? corrected) =>
        Quarters(plan).FirstOrDefault(each => each.End == entry.PeriodEnd) ?? (corrected?.PeriodEnd == entry.PeriodEnd ? corrected.Quarter : null);

    private static IEnumerable<BrokenRule> Broken(WorkPlan plan, WorkTask task, SpendingEntry entry, DateOnly today, Spending? corrected)
    {
        string Field(string member) => SpendingEntry.FieldOf(entry.Line, member);
        var line = task.Agreed.Budget.ElementAtOrDefault(entry.Line - 1);
        if (line is null && corrected?.Line != entry.Line)
        {
            yield return new BrokenRule(Rules.BudgetLineUnknown, Field(nameof(Amount)), entry.Line);
        }

        if (entry.Amount is <= 0 or > BudgetLine.AmountMax)
        {
            yield return new BrokenRule(Rules.SpendingAmount, Field(nameof(Amount)), BudgetLine.AmountMax);
        }
        else if ((corrected?.Line == entry.Line ? corrected.Currency : line?.Currency) is { } currency && BudgetLine.DecimalsOf(currency) is var decimals && decimal.Round(entry.Amount, decimals) != entry.Amount)
        {
            yield return new BrokenRule(decimals == 0 ? Rules.NotAWholeNumber : Rules.TooManyDecimals, Field(nameof(Amount)), entry.Amount, decimals);
        }

        if (QuarterOf(plan, entry, corrected) is not { } quarter)
        {
            yield return new BrokenRule(Rules.SpendingPeriod, Field(nameof(PeriodEnd)), entry.PeriodEnd);
        }
        else if (quarter.End > today)
        {
            yield return new BrokenRule(Rules.SpendingNotOver, Field(nameof(PeriodEnd)), quarter.Code, quarter.End);
        }
        else if (corrected is null && task.DroppedOn is { } dropped && quarter.Start > dropped)
        {
            // Money of the quarter in which it was dropped was spent before.
            yield return new BrokenRule(Rules.TaskDropped, null, task.Code, dropped);
        }

        if (string.IsNullOrWhiteSpace(entry.Reference))
        {
            yield return new BrokenRule(Rules.Required, Field(nameof(Reference)), "Spending.Reference");
        }
    }
}
