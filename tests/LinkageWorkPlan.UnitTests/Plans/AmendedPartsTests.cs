using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What an amendment changes besides tasks.</summary>
public class AmendedPartsTests
{
    private static readonly DateOnly InForce = new(2026, 7, 1);
    private static readonly DateTime InForceAt = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly Indicator indicator;
    private readonly Amendment amendment;
    private readonly List<IssuedPeriod> issued = [];

    public AmendedPartsTests()
    {
        task = sample.Task();
        indicator = new Indicator(sample.Plan, Trade);
        sample.Adopted();
        task.FreezeBaseline();
        amendment = new Amendment(sample.Plan, 1, Reason);
    }

    private static LocalizedText Reason => SamplePlan.Text("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ");

    private static IndicatorContent Trade => new()
    {
        Code = "I1",
        Title = SamplePlan.Text("Kim ngạch thương mại", "ມູນຄ່າການຄ້າ"),
        Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ"),
        Targets = [new IndicatorTarget(2026, 3.3m)],
    };

    private PlanOutline Outline => sample.Plan.ToOutline();

    [Fact]
    public void A_replaced_target_stays_with_the_amendment_that_replaced_it()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [new IndicatorTarget(2026, 3.5m)] }, SamplePlan.Text("Quý I cao", "ໄຕມາດ I ສູງ"));
        Apply();
        Assert.Equal([new FormerTarget(2026, 3.3m, string.Empty, InForce, string.Empty, 1, SamplePlan.Text("Quý I cao", "ໄຕມາດ I ສູງ"))], indicator.FormerTargets);
        Assert.Equal(3.5m, indicator.TargetOf(2026));
        Assert.Same(indicator, Assert.Single(amendment.TakeBack([indicator])));
        Assert.Equal((3.3m, 0), (indicator.TargetOf(2026), indicator.FormerTargets.Count));
    }

    [Fact]
    public void A_target_without_a_reason_of_its_own_is_kept_with_the_amendments()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [] }, LocalizedText.Empty);
        Apply();
        Assert.Equal(Reason, Assert.Single(indicator.FormerTargets).Agreed);
    }

    [Fact]
    public void The_code_of_an_agreed_indicator_stays_and_a_new_one_needs_a_free_code()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Code = "I9", Direction = IndicatorDirection.Less }, LocalizedText.Empty);
        Assert.Equal("I1", Assert.Single(amendment.Indicators).After!.Code);
        Refused(Rules.IndicatorCodeTaken, () => amendment.Add(sample.Plan, Trade, LocalizedText.Empty, null, ["I1"]));
        amendment.Add(sample.Plan, Trade with { Code = "I2" }, LocalizedText.Empty, null, ["I1"]);
        amendment.Add(sample.Plan, Trade with { Code = "I3" }, LocalizedText.Empty, "I2", ["I1"]);
        Assert.Equal(["I1", "I3"], amendment.Indicators.Select(each => each.Code));
        Assert.Equal(["I3"], Apply().Indicators.Select(each => each.Code));
    }

    [Fact]
    public void What_changes_nothing_is_no_change()
    {
        Refused(Rules.AmendmentPartUnchanged, () => amendment.Change(sample.Plan, indicator, Trade, Reason));
        Refused(Rules.AmendmentPartUnchanged, () => amendment.Outline(sample.Plan, Outline));
        Assert.True(amendment.IsEmpty);
        Assert.Equal([Rules.AmendmentEmpty], Broken().Select(each => each.Rule));
    }

    [Fact]
    public void An_indicator_with_an_agreed_figure_stays_and_recorded_figures_keep_their_unit()
    {
        var figure = indicator.Record(
            new IndicatorFigure(SamplePlan.Today, 2, SamplePlan.Text("Biên bản", "ບົດບັນທຶກ"), LocalizedText.Empty, FigureOrigin.Agreed), SamplePlan.Today, InForceAt, Guid.CreateVersion7(), "A", Side.Vietnam);
        amendment.Drop(indicator, Reason);
        amendment.RemoveIndicator("I1");
        amendment.Change(sample.Plan, indicator, Trade with { Unit = SamplePlan.Text("triệu USD", "ລ້ານໂດລາ") }, LocalizedText.Empty);
        Assert.Equal([(Rules.AmendmentIndicatorUnit, "Indicator:I1")], Broken().Select(each => (each.Rule, each.Subject!)));
        indicator.Agree(figure.Id, InForceAt, "B", Side.Laos);
        Refused(Rules.AmendmentIndicatorAgreed, () => amendment.Drop(indicator, Reason));
    }

    [Fact]
    public void An_indicator_that_a_task_names_is_not_dropped()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { Indicators = ["I1"] }, LocalizedText.Empty);
        amendment.Drop(indicator, LocalizedText.Empty);
        Assert.Equal([Rules.IndicatorInUse], Broken().Select(each => each.Rule));
    }

    [Fact]
    public void A_dropped_indicator_takes_no_figures()
    {
        amendment.Drop(indicator, LocalizedText.Empty);
        Apply();
        Refused(Rules.IndicatorDropped, () => indicator.Record(new IndicatorFigure(InForce, 1, Reason, Reason), InForce, InForceAt, Guid.CreateVersion7(), "A", Side.Vietnam));
    }

    [Fact]
    public void A_period_that_cuts_off_a_task_names_it_unless_the_task_moves_with_it()
    {
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2026, 7, 31) });
        var broken = Assert.Single(Broken());
        Assert.Equal((Rules.TasksOutsidePeriod, Amendment.OutlinePart), (broken.Rule, broken.Subject));
        Assert.Equal(["A1"], Assert.IsType<List<string>>(broken.Arguments[2]));
        amendment.Change(sample.Plan, task, task.ToContent() with { End = new(2026, 7, 15) }, LocalizedText.Empty);
        Assert.Empty(Broken());
    }

    [Fact]
    public void A_longer_period_is_one_for_the_amended_tasks_as_well()
    {
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2027, 3, 31) });
        amendment.Change(sample.Plan, task, task.ToContent() with { End = new(2027, 3, 1) }, LocalizedText.Empty);
        Assert.Empty(Broken());
        Apply();
        Assert.Equal((new DateOnly(2027, 3, 31), new DateOnly(2027, 3, 1)), (sample.Plan.PeriodEnd, task.Agreed.End!.Value));
    }

    [Fact]
    public void A_plan_of_one_year_is_not_prolonged_to_two()
    {
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2027, 12, 30) });
        Assert.Empty(Broken());
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2028, 1, 1) });
        Assert.Equal([Rules.AmendmentPeriodKind], Broken().Select(each => each.Rule));
    }

    [Theory]
    [InlineData(ReportKind.Quarter, 2026, 3, 1, 2026, 10, 31, 2026, 9, 30, true)]
    [InlineData(ReportKind.Quarter, 2026, 3, 1, 2026, 9, 30, 2026, 9, 30, false)]
    [InlineData(ReportKind.HalfYear, 2025, 12, 15, 2026, 6, 14, 2026, 9, 30, false)]
    [InlineData(ReportKind.EndOfPlan, 2026, 1, 1, 2026, 12, 31, 2027, 3, 31, true)]
    public void What_was_reported_stays_in_the_period(ReportKind kind, int fromYear, int fromMonth, int fromDay, int toYear, int toMonth, int toDay, int endYear, int endMonth, int endDay, bool isRefused)
    {
        issued.Add(new IssuedPeriod("R", kind, new(fromYear, fromMonth, fromDay), new(toYear, toMonth, toDay)));
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(endYear, endMonth, endDay) });
        Assert.Equal(isRefused ? [Rules.AmendmentPeriodReported] : [], Broken().Select(each => each.Rule));
    }

    [Fact]
    public void A_target_of_a_year_that_the_plan_loses_is_named()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Title = SamplePlan.Text("Khác", "ອື່ນ") }, LocalizedText.Empty);
        amendment.RemoveIndicator("I1");
        amendment.Outline(sample.Plan, Outline with { PeriodStart = new(2025, 7, 1), PeriodEnd = new(2025, 12, 31) });
        Assert.Contains(Broken(), each => each.Rule == Rules.AmendmentIndicatorTarget && each.Arguments is ["I1", "2026"]);
    }

    [Fact]
    public void Pillars_are_added_renamed_and_ordered_and_one_with_tasks_stays()
    {
        var added = new PillarContent("N", SamplePlan.Text("Trụ mới", "ເສົາໃໝ່"));
        amendment.Outline(sample.Plan, Outline with { Pillars = [added] });
        Assert.Contains(Broken(), each => each.Rule == Rules.PillarHasTasks && each.Arguments is ["A"]);

        amendment.Outline(sample.Plan, Outline with { Pillars = [added, Outline.Pillars[0] with { Title = SamplePlan.Text("Tên khác", "ຊື່ອື່ນ") }] });
        amendment.Add(sample.Plan, sample.Content("N1") with { PillarCode = "N" }, LocalizedText.Empty, null, ["A1"]);
        var sortKey = task.SortKey;
        var newTask = Assert.Single(Apply().Tasks);
        Assert.Equal([("N", 0, "Trụ mới"), ("A", 1, "Tên khác")], sample.Plan.Pillars.OrderBy(each => each.Order).Select(each => (each.Code, each.Order, each.Title.Vi!.Text)));
        Assert.True(string.CompareOrdinal(newTask.SortKey, task.SortKey) < 0);

        Assert.Same(task, Assert.Single(amendment.TakeBack(sample.Plan, [task, newTask])));
        Assert.Equal([("A", "Điều phối")], sample.Plan.Pillars.Select(each => (each.Code, each.Title.Vi!.Text)));
        Assert.Equal(sortKey, task.SortKey);
    }

    [Fact]
    public void Two_pillars_have_neither_the_same_code_nor_the_same_title()
    {
        Refused(Rules.PillarTitleTaken, () => amendment.Outline(sample.Plan, Outline with { Pillars = [.. Outline.Pillars, new PillarContent("N", SamplePlan.Text("ĐIỀU PHỐI", "ອື່ນ"))] }));
        Refused(Rules.PillarCodeTaken, () => amendment.Outline(sample.Plan, Outline with { Pillars = [.. Outline.Pillars, new PillarContent("A", SamplePlan.Text("Trụ mới", "ເສົາໃໝ່"))] }));
    }

    [Fact]
    public void A_task_under_a_pillar_that_the_amendment_no_longer_adds_is_named()
    {
        amendment.Outline(sample.Plan, Outline with { Pillars = [.. Outline.Pillars, new PillarContent("N", SamplePlan.Text("Trụ mới", "ເສົາໃໝ່"))] });
        amendment.Add(sample.Plan, sample.Content("N1") with { PillarCode = "N" }, LocalizedText.Empty, null, ["A1"]);
        amendment.KeepOutline();
        Assert.Equal([(Rules.PillarUnknown, "N1")], Broken().Select(each => (each.Rule, each.Subject!)));
    }

    [Fact]
    public void What_was_agreed_since_makes_the_amendment_outdated()
    {
        amendment.Outline(sample.Plan, Outline with { Title = SamplePlan.Text("Kế hoạch mới", "ແຜນໃໝ່") });
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [] }, LocalizedText.Empty);
        sample.Plan.SetText(nameof(WorkPlan.Title), SamplePlan.Text("Khác", "ອື່ນ"));
        indicator.SetText(nameof(Indicator.Unit), SamplePlan.Text("triệu USD", "ລ້ານໂດລາ"));
        Assert.Equal([(Rules.AmendmentPartOutdated, "Outline"), (Rules.AmendmentPartOutdated, "Indicator:I1")], Broken().Select(each => (each.Rule, each.Subject!)));
    }

    [Fact]
    public void Renderings_that_are_missing_or_stale_are_said_and_confirmed()
    {
        amendment.Outline(sample.Plan, Outline with { Title = sample.Plan.Title.Write(Language.Vi, "Kế hoạch mới") });
        amendment.Change(sample.Plan, indicator, Trade with { Unit = Trade.Unit.Write(Language.Vi, "triệu USD") }, LocalizedText.Of(Language.Vi, "Chỉ tiếng Việt"));
        Assert.Equal([(Rules.TextStale, "Outline"), (Rules.TextStale, "Indicator:I1"), (Rules.TextMissing, "Indicator:I1")], Broken().Select(each => (each.Rule, each.Subject!)));
        amendment.Confirm(Amendment.OutlinePart);
        amendment.Confirm(Amendment.IndicatorSubject("I1"));
        Assert.Equal([Rules.TextMissing], Broken().Select(each => each.Rule));
    }

    [Fact]
    public void The_content_that_is_signed_is_read_back_and_gives_the_plan_as_it_will_be()
    {
        var before = PlanContent.Of(sample.Plan, [task], Owners, [indicator]);
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2027, 3, 31), Pillars = [new PillarContent("N", SamplePlan.Text("Trụ mới", "ເສົາໃໝ່")), .. Outline.Pillars] });
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [new IndicatorTarget(2026, 3.5m)] }, LocalizedText.Empty);
        amendment.Add(sample.Plan, Trade with { Code = "I2" }, LocalizedText.Empty, null, ["I1"]);
        var content = AmendmentContent.Read(AmendmentContent.Of(sample.Plan, amendment, Owners).ToCanonical());
        Assert.Equal(AmendmentContent.Of(sample.Plan, amendment, Owners).ToCanonical(), content.ToCanonical());
        var added = Apply();
        Assert.Equal(PlanContent.Of(sample.Plan, [task], Owners, [indicator, .. added.Indicators]).ToCanonical(), before.Amended(content).ToCanonical());
    }

    private Dictionary<Guid, Owner> Owners => new() { [sample.VietnameseOwner.Id] = sample.VietnameseOwner, [sample.LaoOwner.Id] = sample.LaoOwner };

    private IReadOnlyList<BrokenRule> Broken() => AmendmentRules.BeforeSigning(sample.Plan, amendment, [task], sample.SideOf, [indicator], issued);

    private NewParts Apply()
    {
        amendment.Send(Broken());
        return amendment.PutInForce(sample.Plan, [task], sample.SideOf, InForce, InForceAt, [indicator], issued);
    }

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule);
}
