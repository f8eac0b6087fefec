using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What an indicator is agreed to be, in a draft.</summary>
public class IndicatorTests
{
    private static readonly DateOnly Start = new(2025, 12, 31);
    private static readonly LocalizedText Source = SamplePlan.Text("Hải quan mẫu", "ພາສີຕົວຢ່າງ");
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();
    private readonly Indicator indicator;

    public IndicatorTests() => indicator = new Indicator(sample.Plan, Content);

    private static IndicatorContent Content => new()
    {
        Code = "I1",
        Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"),
        Definition = SamplePlan.Text("Hai chiều", "ສອງທາງ"),
        Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ"),
        Direction = IndicatorDirection.Less,
        VietnameseSource = SamplePlan.Text("Nguồn Việt", "ແຫຼ່ງຫວຽດ"),
        LaoSource = SamplePlan.Text("Nguồn Lào", "ແຫຼ່ງລາວ"),
        Baselines = [new IndicatorBaseline(2.2m, Start, Source, SamplePlan.Text("Sơ bộ", "ເບື້ອງຕົ້ນ"), Side.Vietnam), new IndicatorBaseline(null, Start, Source, LocalizedText.Empty, Side.Laos)],
        Targets = [new IndicatorTarget(2026, 3.3m)],
    };

    [Fact]
    public void Holds_all_that_is_agreed()
    {
        Assert.True(indicator.ToContent().SaysTheSame(Content));
        Assert.Equal((sample.Plan.Id, "I1", SortKey.OfCode("I1"), 0), (indicator.PlanId, indicator.Code, indicator.SortKey, indicator.FormerTargets.Count));
        Assert.Equal(new AuditSubject("Indicator", indicator.Id, "I1", Content.Title, sample.Plan.Id), indicator.ToSubject());
        Assert.NotEqual(Guid.Empty, indicator.Id);
        Assert.Equal((3.3m, null), (indicator.TargetOf(2026), indicator.TargetOf(2027)));
        Assert.Equal((false, false), (indicator.HasFigures, indicator.HasAgreedFigure));
    }

    [Fact]
    public void What_is_refused_changes_nothing_of_it()
    {
        void Refuse(IndicatorContent content, string? reason) => Assert.Throws<RuleException>(() => indicator.Revise(sample.Plan, content, reason, SamplePlan.Today, "Thư ký mẫu"));
        Refuse(Content with { Title = Other, Unit = LocalizedText.Of(Language.Vi, new string('x', Indicator.UnitMax + 1)) }, null);
        Refuse(Content with { Title = Other, Targets = [] }, new string('x', RecordedFact.WhyMax + 1));
        Assert.Equal((Rules.Required, "Unit"), Refused(() => indicator.SetText("Unit", LocalizedText.Empty)).Select(each => (each.Rule, each.Subject)).Single());
        Assert.True(indicator.ToContent().SaysTheSame(Content));
        Assert.Empty(indicator.FormerTargets);
    }

    [Fact]
    public void All_that_is_wrong_with_a_new_one_is_said_at_once() =>
        Assert.Equal(["Title", "Unit"], Assert.Throws<RuleException>(() => new Indicator(sample.Plan, Content with { Title = LocalizedText.Empty, Unit = LocalizedText.Empty })).Broken.Select(each => each.Subject));

    [Fact]
    public void Two_say_the_same_where_every_part_does()
    {
        var same = Content with { Title = Content.Title.MarkChecked(Language.Lo) };
        Assert.True(Content.SaysTheSame(same));
        var (first, second) = (Content.Baselines[0], Content.Baselines[1]);
        IndicatorContent[] others =
        [
            same with { Code = "I2" },
            same with { Direction = IndicatorDirection.More },
            same with { Title = Other },
            same with { Unit = Other },
            same with { Definition = Other },
            same with { VietnameseSource = Other },
            same with { LaoSource = Other },
            same with { Targets = [] },
            same with { Targets = [new IndicatorTarget(2026, 3.4m)] },
            same with { Targets = [new IndicatorTarget(2027, 3.3m)] },
            same with { Baselines = [first] },
            same with { Baselines = [second, first] },
            same with { Baselines = [first with { Value = 2.3m }, second] },
            same with { Baselines = [first with { AsOf = Start.AddDays(1) }, second] },
            same with { Baselines = [first with { Side = null }, second] },
            same with { Baselines = [first with { Source = Other }, second] },
            same with { Baselines = [first with { Note = Other }, second] },
        ];
        Assert.All(others, other => Assert.False(Content.SaysTheSame(other)));
        IndicatorTarget[] targets = [new(2026, 1), new(2027, 2)];
        Assert.True((Content with { Targets = targets }).SaysTheSame(Content with { Targets = [.. targets.Reverse()] }));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var (first, second) = (Content.Baselines[0], Content.Baselines[1]);
        var wrong = Content with
        {
            Title = LocalizedText.Empty,
            Unit = LocalizedText.Empty,
            Targets = [new IndicatorTarget(2025, 1), new IndicatorTarget(2026, 1), new IndicatorTarget(2026, 2), new IndicatorTarget(2027, 1)],
            Baselines = [first, second with { Source = LocalizedText.Empty }, first with { Value = 9 }, first with { Side = null }, first with { Side = null }, first with { AsOf = Start.AddDays(1) }, second with { AsOf = Start.AddDays(2) }],
        };
        Assert.Equal(
            [
                (Rules.Required, "Title", "Title"), (Rules.Required, "Unit", "Unit"),
                (Rules.IndicatorTargetYear, "Targets", "2025 2026 2026"), (Rules.IndicatorTargetYear, "Targets", "2027 2026 2026"), (Rules.IndicatorTargetTwice, "Targets", "2026"),
                (Rules.Required, "Baseline:1:Source", "Source"), (Rules.IndicatorBaselineTwice, "Baselines", "Vietnam 12/31/2025"), (Rules.OutOfRange, "Baselines", "Baselines 0 6"),
            ],
            Refused(() => indicator.Revise(sample.Plan, wrong, "Lý do", SamplePlan.Today, "Thư ký mẫu")).Select(each => (each.Rule, each.Subject, Words(each))));
        Assert.True(indicator.ToContent().SaysTheSame(Content));
    }

    [Fact]
    public void As_many_baselines_as_the_limit_are_taken()
    {
        var many = Enumerable.Range(0, Indicator.BaselinesMax).Select(place => Content.Baselines[0] with { AsOf = Start.AddDays(place) }).ToList();
        Assert.Equal(6, new Indicator(sample.Plan, Content with { Baselines = many }).Baselines.Count);
    }

    [Fact]
    public void Texts_and_codes_have_limits()
    {
        LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('x', length));
        (string Field, int Max, Func<LocalizedText, IndicatorContent> With)[] texts =
        [
            ("Title", 300, text => Content with { Title = text }),
            ("Unit", 100, text => Content with { Unit = text }),
            ("Definition", 2000, text => Content with { Definition = text }),
            ("VietnameseSource", 300, text => Content with { VietnameseSource = text }),
            ("LaoSource", 300, text => Content with { LaoSource = text }),
            ("Source", 300, text => Content with { Baselines = [Content.Baselines[0] with { Source = text }] }),
            ("Comment", 1000, text => Content with { Baselines = [Content.Baselines[0] with { Note = text }] }),
        ];
        Assert.All(texts, each =>
        {
            Assert.Equal("I1", new Indicator(sample.Plan, each.With(Long(each.Max))).Code);
            var broken = Assert.Single(Broken(each.With(Long(each.Max + 1))));
            Assert.Equal((Rules.TooLong, each.Field, $"{each.Field} {each.Max + 1} {each.Max}"), (broken.Rule, broken.Subject, Words(broken)));
        });
        Assert.Equal("I1234567", new Indicator(sample.Plan, Content with { Code = "I1234567" }).Code);
        Assert.Equal([(Rules.TooLong, "Code")], Broken(Content with { Code = "I12345678" }).Select(each => (each.Rule, each.Subject)));
        Assert.Equal([(Rules.CodeFormat, "Code")], Broken(Content with { Code = "I 1" }).Select(each => (each.Rule, each.Subject)));
    }

    [Fact]
    public void Targets_stand_by_their_years()
    {
        var plan = new WorkPlan("2026-2027", PlanKind.Biennial, Other, new(2026, 1, 1), new(2027, 12, 31));
        var both = new Indicator(plan, Content with { Targets = [new IndicatorTarget(2027, 4), new IndicatorTarget(2026, 3)] });
        Assert.Equal([2026, 2027], both.Targets.Select(each => each.Year));
    }

    [Fact]
    public void Another_target_needs_a_reason_and_the_one_before_is_kept()
    {
        var next = Content with { Title = Other, Targets = [new IndicatorTarget(2026, 3.5m)] };
        Assert.Equal([(Rules.IndicatorTargetReason, "TargetReason")], Refused(() => indicator.Revise(sample.Plan, next, " ", SamplePlan.Today, "Thư ký mẫu")).Select(each => (each.Rule, each.Subject)));
        Assert.True(indicator.ToContent().SaysTheSame(Content));

        indicator.Revise(sample.Plan, next, " Quý I cao ", SamplePlan.Today, "Thư ký mẫu");
        Assert.Equal([new FormerTarget(2026, 3.3m, "Quý I cao", SamplePlan.Today, "Thư ký mẫu")], indicator.FormerTargets);
        Assert.True(indicator.ToContent().SaysTheSame(next));

        indicator.Revise(sample.Plan, next with { Targets = [] }, "Bỏ", SamplePlan.Today.AddDays(1), "Thư ký khác");
        Assert.Equal([(3.3m, "Quý I cao"), (3.5m, "Bỏ")], indicator.FormerTargets.Select(each => (each.Value, each.Reason)));
    }

    [Fact]
    public void A_change_that_replaces_no_target_needs_no_reason()
    {
        Assert.Equal([Rules.Required, Rules.IndicatorTargetReason], Refused(() => indicator.Revise(sample.Plan, Content with { Title = LocalizedText.Empty, Targets = [] }, null, SamplePlan.Today, "Thư ký mẫu")).Select(each => each.Rule));
        indicator.Revise(sample.Plan, Content with { Unit = Other }, null, SamplePlan.Today, "Thư ký mẫu");
        Assert.Equal((Other, 0), (indicator.Unit, indicator.FormerTargets.Count));
    }

    [Fact]
    public void The_reason_for_another_target_has_a_limit()
    {
        var broken = Assert.Single(Refused(() => indicator.Revise(sample.Plan, Content with { Targets = [] }, new string('x', 1001), SamplePlan.Today, "Thư ký mẫu")));
        Assert.Equal((Rules.TooLong, "TargetReason", "TargetReason 1001 1000"), (broken.Rule, broken.Subject, Words(broken)));
    }

    [Fact]
    public void An_import_that_is_undone_takes_its_replaced_targets_with_it()
    {
        indicator.Revise(sample.Plan, Content with { Targets = [new IndicatorTarget(2026, 3.5m)] }, "Một", SamplePlan.Today, "Thư ký mẫu");
        var before = indicator.ToContent();
        indicator.Revise(sample.Plan, Content with { Title = Other, Targets = [] }, "Hai", SamplePlan.Today, "Thư ký mẫu");
        indicator.Restore(sample.Plan, before, 1);
        Assert.True(indicator.ToContent().SaysTheSame(before));
        Assert.Equal(["Một"], indicator.FormerTargets.Select(each => each.Reason));
    }

    [Fact]
    public void One_that_tasks_name_is_not_deleted()
    {
        indicator.RequireDeletable(sample.Plan, []);
        var broken = Assert.Single(Refused(() => indicator.RequireDeletable(sample.Plan, ["A1", "A3"])));
        Assert.Equal((Rules.IndicatorInUse, null, "I1 A1, A3"), (broken.Rule, broken.Subject, Words(broken)));
    }

    [Fact]
    public void Once_the_plan_is_adopted_it_changes_by_amendments_alone()
    {
        sample.Adopted();
        Action[] changes =
        [
            () => indicator.Revise(sample.Plan, Content with { Title = Other }, null, SamplePlan.Today, "Thư ký mẫu"),
            () => indicator.Restore(sample.Plan, Content with { Title = Other }, 0),
            () => indicator.RequireDeletable(sample.Plan, []),
            () => _ = new Indicator(sample.Plan, Content),
        ];
        Assert.All(changes, change => Assert.Equal([(Rules.IndicatorAgreed, (string?)null)], Refused(change).Select(each => (each.Rule, each.Subject))));
        Assert.True(indicator.ToContent().SaysTheSame(Content));
    }

    [Fact]
    public void Every_text_is_listed_once_and_reached_by_its_field()
    {
        string[] fields = ["Title", "Unit", "Definition", "VietnameseSource", "LaoSource", "Baseline:0:Source", "Baseline:0:Note", "Baseline:1:Source"];
        int[] limits = [300, 100, 2000, 300, 300, 300, 1000, 300];
        Assert.Equal(fields.Zip(limits), indicator.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.Equal(fields.Zip(limits), Content.Texts.Select(each => (each.Field, each.MaxLength)));
        foreach (var (place, field) in fields.Index())
        {
            indicator.SetText(field, SamplePlan.Text($"mới {place}", "ໃໝ່"));
        }

        Assert.Equal(Enumerable.Range(0, 8).Select(place => $"mới {place}"), indicator.Texts.Select(each => each.Text.For(Language.Vi)));
        Assert.Equal(indicator.Texts, indicator.AgreedTexts);
    }

    [Theory]
    [InlineData("Code")]
    [InlineData("Baseline:2:Source")]
    [InlineData("Baseline:-1:Source")]
    [InlineData("Baseline:x:Source")]
    [InlineData("Title:1")]
    [InlineData("Result:1:Source")]
    public void What_is_no_text_of_it_is_not_found(string field) =>
        Assert.Equal([(Rules.NotFound, field)], Refused(() => indicator.SetText(field, Other)).Select(each => (each.Rule, each.Subject)));

    [Fact]
    public void A_title_a_unit_and_a_baselines_source_are_never_empty()
    {
        Assert.Equal([(Rules.Required, "Title")], Refused(() => indicator.SetText("Title", LocalizedText.Empty)).Select(each => (each.Rule, each.Subject)));
        Assert.Equal([(Rules.Required, "Source")], Refused(() => indicator.SetText("Baseline:1:Source", LocalizedText.Empty)).Select(each => (each.Rule, each.Subject)));
        indicator.SetText("Definition", LocalizedText.Empty);
        indicator.SetText("VietnameseSource", LocalizedText.Empty);
        indicator.SetText("LaoSource", LocalizedText.Empty);
        indicator.SetText("Baseline:0:Note", LocalizedText.Empty);
        Assert.Equal(["Title", "Unit", "Baseline:0:Source", "Baseline:1:Source"], indicator.Texts.Select(each => each.Field));
    }

    [Fact]
    public void Confirming_makes_every_rendering_up_to_date()
    {
        static LocalizedText Stale(LocalizedText text) => text.Write(Language.Vi, text.Vi!.Text + " mới");
        var stale = Content with
        {
            Title = Stale(Content.Title),
            Unit = Stale(Content.Unit),
            Definition = Stale(Content.Definition),
            VietnameseSource = Stale(Content.VietnameseSource),
            LaoSource = Stale(Content.LaoSource),
            Baselines = [Content.Baselines[0] with { Source = Stale(Source), Note = Stale(Content.Baselines[0].Note) }],
        };
        Assert.All(stale.Texts, each => Assert.Equal(RenderingState.Stale, each.Text.StateOf(Language.Lo)));
        Assert.Equal(7, stale.Confirm().Texts.Count(each => each.Text.StateOf(Language.Lo) == RenderingState.Translated));
        Assert.True(stale.SaysTheSame(stale.Confirm()));
    }

    private IReadOnlyList<BrokenRule> Broken(IndicatorContent content) => Refused(() => _ = new Indicator(sample.Plan, content));

    private static IReadOnlyList<BrokenRule> Refused(Action act) => Assert.Throws<RuleException>(act).Broken;

    private static string Words(BrokenRule broken) => string.Join(' ', broken.Arguments.Select(each => Convert.ToString(each, System.Globalization.CultureInfo.InvariantCulture)));
}
