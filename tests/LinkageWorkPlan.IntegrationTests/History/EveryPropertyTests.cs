using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.IntegrationTests.History;

/// <summary>Every property of every aggregate is in the history and is checked before it is stored, unless its mapping says why not.</summary>
public partial class EveryPropertyTests
{
    /// <summary>Texts that the translation desk does not reach: each has a form of its own.</summary>
    private static readonly string[] OfOwnForms =
    [
        "Account.Position", "Amendment.Reason", "AmendmentIndicator.Reason", "AmendmentItem.Reason", "Delegation.ActingFor", "Direction.Answer", "Direction.Words", "Enterprise.Name", "Holiday.Name", "Sector.Title", "SignOffRound.Title",
        "Owner.ProposedName", "PowerProposal.Position", "Signature.ActingFor", "Signature.Place", "Signature.Position", "Term.Note", "Term.ProposedNote", "Term.ProposedWords", "Term.Words",
    ];

    [Theory, EachDatabase]
    public async Task Stands_in_the_history_or_has_its_reason_not_to(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var properties = await host.Db(db => Task.FromResult(PropertiesOf(db.Model).ToList()));
        Assert.True(properties.Count > 200, $"Only {properties.Count} properties were found");
        Assert.Empty(properties.Where(each => !IsLeftOut(each) && !each.IsPrimaryKey() && !each.IsMarkedInHistory()).Select(NameOf));
        Assert.Empty(properties.Where(each => each.WhyNotInHistory() is not null && each.IsMarkedInHistory()).Select(NameOf));
        Assert.Empty(properties.Where(each => !IsLeftOut(each) && !each.IsPrimaryKey() && !AuditTrail.HasHistoryForm(each)).Select(NameOf));
        Assert.Empty(properties.Where(each => !IsLeftOut(each) && each.ClrType == typeof(LocalizedText) && each.TextLimitOf() is null).Select(NameOf));
    }

    [Theory, EachDatabase]
    public async Task What_the_history_shows_in_another_way_is_recorded(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var recorded = await host.Db(db => Task.FromResult(PropertiesOf(db.Model).Where(AuditTrail.IsInHistory).Select(NameOf).ToHashSet()));
        var unknown = HistoryWords.NotShown.Concat(HistoryWords.Percents).Except(recorded).ToList();
        Assert.True(unknown.Count == 0, string.Join(", ", unknown));
    }

    [Theory, EachDatabase]
    public async Task Is_told_under_the_name_of_an_aggregate(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var types = await host.Db(db => Task.FromResult(db.Model.GetEntityTypes().Where(each => each.WhyNotInHistory() is null).ToList()));
        Assert.True(types.Count > 20, $"Only {types.Count} types were found");

        // The program brings the sectors with it, and nobody changes them.
        Assert.Empty(types.Where(each => !each.Root().ClrType.IsAssignableTo(typeof(IAudited)) && !each.IsInHistoryUnderAnother()).Select(each => each.ClrType));

        var indexed = types.Where(each => each.Root() == each).Select(each => each.TextKindOf()).OfType<TextKind>().Append(TextKind.Issue).ToList();
        Assert.Equal(Enum.GetValues<TextKind>(), indexed.Order());
        Assert.All(indexed, kind => Assert.NotNull(TextSource.Of(kind)));
    }

    [Theory, EachDatabase]
    public async Task A_value_of_each_told_property_makes_a_line_that_can_be_read_in_every_language(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var told = 0;
        var (silent, nameless) = (new List<string>(), new List<string>());
        await host.Db(db =>
        {
            foreach (var property in PropertiesOf(db.Model).Where(each => !IsLeftOut(each) && AuditTrail.IsInHistory(each)))
            {
                db.ChangeTracker.Clear();
                var milestone = (Milestone)Activator.CreateInstance(typeof(Milestone), nonPublic: true)!;
                db.Entry(milestone).Property(nameof(Milestone.Id)).CurrentValue = Guid.CreateVersion7();
                db.Entry(milestone).Property(nameof(Milestone.Code)).CurrentValue = "A1.1";
                db.Entry(milestone).State = EntityState.Unchanged;
                var entry = db.Entry(Activator.CreateInstance(property.DeclaringType.ContainingEntityType.ClrType, nonPublic: true)!);
                entry.AllProperties().Single(each => each.Metadata == property).CurrentValue = property.NamedIdOf() == NamedId.Milestone ? milestone.Id : SampleOf(property.ClrType);
                entry.State = EntityState.Added;
                var changes = AuditTrail.ChangesOf(entry, db.ChangeTracker).ToList();
                told++;
                nameless.AddRange(NamelessOf(changes, property.ClrType));
                var fields = changes.Select(each => each.Field).ToList();
                if (!fields.Contains(NameOf(property)) && !fields.Any(field => MembersOf(property.ClrType).Contains(field)))
                {
                    silent.Add(NameOf(property));
                }
            }

            return Task.CompletedTask;
        });
        Assert.True(told > 100, $"Only {told} properties were tried");
        Assert.Empty(silent);
        Assert.Empty(nameless.Distinct());
    }

    [Theory, EachDatabase]
    public async Task What_the_translation_desk_writes_is_checked_and_told(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        await host.Db(async db =>
        {
            // Texts that the demo has none of: what an issue corrects that comes after one.
            var report = await db.Reports.SingleAsync(each => each.Code == "2026-H1");
            db.Entry(report).Property(each => each.Issue).CurrentValue = 1;
            db.Entry(report).Property(each => each.Correction).CurrentValue = LocalizedText.Of(Language.Vi, "Đính chính");

            // Nor does the demo define its indicators, or meet an obstacle. What is signed of an indicator is written in a draft alone.
            var indicator = await db.Indicators.FirstAsync(each => each.PlanId != report.PlanId);
            foreach (var field in new[] { nameof(Indicator.Definition), nameof(Indicator.VietnameseSource), nameof(Indicator.LaoSource), "Baseline:0:Note" })
            {
                indicator.SetText(field, LocalizedText.Of(Language.Vi, "mẫu"));
            }

            var words = LocalizedText.Of(Language.Vi, "mẫu");
            var obstacle = new Obstacle(
                await db.Plans.SingleAsync(each => each.Id == report.PlanId), null, 1, new ObstacleContent(words, words, words, Side.Vietnam, null, null, Side.Laos, words),
                TestHost.DemoToday, null, TestHost.DemoToday);
            obstacle.Close(TestHost.DemoToday, words, TestHost.DemoToday);
            db.Obstacles.Add(obstacle);
            var round = await db.Rounds.AsSplitQuery().FirstAsync();
            db.ReturnTexts.Add(new ReturnText(round, report.PlanId, string.Empty, "mẫu", null));
            foreach (var (about, subject) in new[] { (CommentAbout.Report, report.Id), (CommentAbout.Task, (await db.Tasks.FirstAsync(each => each.PlanId == report.PlanId)).Id) })
            {
                db.Comments.Add(new Comment(new CommentPlace(about, subject, report.PlanId, "A1", string.Empty), new Person(secretary.Id, secretary.Name, secretary.Role, Side.Laos), words, [], DateTime.UnixEpoch));
            }

            // Nor is a pilot model scored, chosen and reviewed.
            var both = LocalizedText.Of(Language.Vi, "mẫu", "ຕົວຢ່າງ");
            var pilot = await db.Pilots.AsSplitQuery().SingleAsync(each => each.Code == "PM1");
            var result = new CandidateResult(pilot.Code, 1, [1, 3, 3, 3, 3], [5, 3, 3, 3, 3], [null, null, null, null, null], 3);
            pilot.Settle(await db.ScoringSheets.SingleAsync(each => each.Code == "R1"), result, [new GivenJointScore(PilotCriterion.Needs, 3, both)]);
            pilot.Decide(new PilotWork(true, new DecisionLink("M1", "D2"), PilotStage.Trial, []), result with { Joint = [3, null, null, null, null] });
            pilot.Review(TestHost.DemoToday.Year, PilotVerdict.Change, both, TestHost.DemoToday);
            await db.SaveChangesAsync();
        });
        var places = await host.Db(async db =>
        {
            var frozen = await db.Plans.Where(plan => plan.State != PlanState.Draft).Select(plan => plan.Id).ToListAsync();
            var entries = await db.TextEntries.AsNoTracking().Where(each => !each.IsFormer && each.Kind != TextKind.Term && each.Kind != TextKind.Enterprise).ToListAsync();

            // What both co-chairs signed is closed.
            entries.RemoveAll(each => each.Code is "M3" or "PM5" or "PM6");
            return entries.Where(each => each.Kind is not (TextKind.Plan or TextKind.Task or TextKind.Indicator) || !TextRow.IsAgreedText(each.Kind, each.Field) || !frozen.Contains(each.PlanId!.Value))
                .DistinctBy(each => (each.Kind, Own().Replace(each.Field, "*"))).ToList();
        });
        var told = new HashSet<string>();
        foreach (var place in places)
        {
            Task<string> RefusalAsync(string words) => host.RefusalAsync(secretary, new RenderText.Command(place.Kind, place.AggregateId, place.Field, Language.En, words, TextStamp.Of(place.Text)));
            Assert.Equal(Rules.GarbledText, await RefusalAsync("words \uFFFD"));
            Assert.Equal(Rules.TooLong, await RefusalAsync(new string('x', place.MaxLength + 1)));
            await host.SendAs(secretary, new RenderText.Command(place.Kind, place.AggregateId, place.Field, Language.En, "words of the desk", TextStamp.Of(place.Text)));
            var last = await host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync());
            var change = Assert.Single(last.Changes, each => each.After == "words of the desk");
            Assert.Equal((nameof(RenderText), Language.En), (last.Action, change.Language));
            Assert.All(Languages.All, language => Assert.DoesNotContain('⟦', Web.Layout.Changes.HistoryWords.FieldName(Loc.In(language), change.Field)));
            told.Add(change.Field);
        }

        var texts = await host.Db(db => Task.FromResult(PropertiesOf(db.Model).Where(each => !IsLeftOut(each)).SelectMany(TextsOf).ToList()));
        Assert.Empty(texts.Except(told).Except(OfOwnForms));
        Assert.Empty(OfOwnForms.Except(texts));
    }

    [Theory, EachDatabase]
    public async Task Words_that_nobody_can_read_are_refused_by_the_save_itself(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Secretary);
        foreach (var (words, rule) in new[] { ("Tên \uFFFD", Rules.GarbledText), (new string('x', 500), Rules.TooLong) })
        {
            var refusal = await Assert.ThrowsAsync<RuleException>(() => host.Db(async db =>
            {
                (await db.Users.SingleAsync()).Position = LocalizedText.Of(Language.Vi, words);
                await db.SaveChangesAsync();
            }));
            Assert.Equal(rule, refusal.Broken[0].Rule);
            refusal = await Assert.ThrowsAsync<RuleException>(() => host.Db(async db =>
            {
                (await db.Users.SingleAsync()).DisplayName = words;
                await db.SaveChangesAsync();
            }));
            Assert.Equal(rule, refusal.Broken[0].Rule);
        }
    }

    /// <summary>Fields that a line of the history names, and values of theirs, for which some language has no words.</summary>
    private static IEnumerable<string> NamelessOf(IReadOnlyList<FieldChange> changes, Type type)
    {
        var entry = new AuditEntry(new Actor(Guid.Empty, "Ai", Role.System, null), DateTime.UnixEpoch, "Any", new AuditSubject("Any", Guid.Empty, string.Empty, LocalizedText.Empty, null), null, changes);

        // None of several flags is no value that anything has.
        var values = (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } named
            ? Enum.GetNames(named).Where(name => name != nameof(Role.None) || !named.IsDefined(typeof(FlagsAttribute), inherit: false)).Select(name => $"Enum.{named.Name}.{name}")
            : [];
        return entry.ShownChanges().SelectMany(change => Languages.All.Select(Loc.In)
            .SelectMany(loc => values.Select(key => loc.Find(key) ?? $"⟦{key}⟧").Append(loc.FieldName(change.Field))
                .Where(words => words.Contains('⟦', StringComparison.Ordinal)).Select(words => $"{loc.Language}: {words}")));
    }

    private static IEnumerable<IReadOnlyProperty> PropertiesOf(IModel model) =>
        model.GetEntityTypes().SelectMany(entity => entity.AllProperties());

    private static bool IsLeftOut(IReadOnlyProperty property) => property.WhyNotInHistory() is not null || property.DeclaringType.ContainingEntityType.WhyNotInHistory() is not null;

    private static string NameOf(IReadOnlyProperty property) => property.FieldName();

    private static IEnumerable<string> TextsOf(IReadOnlyProperty property) =>
        property.ClrType == typeof(LocalizedText) ? [NameOf(property)] : ItemOf(property.ClrType) is { } item ? item.GetProperties().Where(each => each.PropertyType == typeof(LocalizedText)).Select(each => $"{item.Name}.{each.Name}") : [];

    private static IReadOnlyList<string> MembersOf(Type type) => type == typeof(TaskContent)
        ? ["WorkTask.Title"]
        : type == typeof(IndicatorContent) ? ["Indicator.Title"] : type == typeof(PlanOutline) ? ["WorkPlan.Title"]
        : ItemOf(type) is { } item ? [.. item.GetProperties().Select(each => $"{item.Name}.{each.Name}")] : [];

    private static Type? ItemOf(Type type) => type is { IsInterface: true, IsGenericType: true } ? type.GetGenericArguments()[0] : null;

    private static object SampleOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "sample",
        var text when text == typeof(LocalizedText) => LocalizedText.Of(Language.Vi, "mẫu"),
        var text when text == typeof(TaskContent) => new TaskContent { Title = LocalizedText.Of(Language.Vi, "mẫu") },
        var text when text == typeof(IndicatorContent) => new IndicatorContent { Title = LocalizedText.Of(Language.Vi, "mẫu") },
        var text when text == typeof(PlanOutline) => new PlanOutline { Title = LocalizedText.Of(Language.Vi, "mẫu") },
        var list when list == typeof(IReadOnlyList<string>) => new List<string> { "sample" },
        var list when list == typeof(IReadOnlyList<BudgetLine>) => new List<BudgetLine> { new(Currency.USD, 1, LocalizedText.Of(Language.Vi, "mẫu")) },
        var list when list == typeof(IReadOnlyList<IndicatorBaseline>) => new List<IndicatorBaseline> { new(1, TestHost.DemoToday, LocalizedText.Of(Language.Vi, "mẫu"), LocalizedText.Empty) },
        var list when list == typeof(IReadOnlyList<FormerTarget>) => new List<FormerTarget> { new(2026, 1, "mẫu", TestHost.DemoToday, "mẫu") },
        var list when list == typeof(IReadOnlyList<Sector>) => new List<Sector> { new("S1", LocalizedText.Of(Language.Vi, "mẫu")) },
        var list when list == typeof(IReadOnlyList<IndicatorTarget>) => new List<IndicatorTarget> { new(2026, 1) },
        var time when time == typeof(TimeOnly) => new TimeOnly(8, 30),
        var day when day == typeof(DateOnly) => TestHost.DemoToday,
        var instant when instant == typeof(DateTime) => new DateTime(2026, 6, 22, 1, 0, 0, DateTimeKind.Utc),
        var flag when flag == typeof(bool) => true,
        var id when id == typeof(Guid) => Guid.CreateVersion7(),
        { IsEnum: true } name => Enum.GetValues(name).GetValue(0)!,
        var number => Convert.ChangeType(7, number, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>What of a field is its own: a code, a number, an id.</summary>
    [GeneratedRegex(@"(?<=:)(?!Source|Note|Comment|Answer)[^:]+")]
    private static partial Regex Own();
}
