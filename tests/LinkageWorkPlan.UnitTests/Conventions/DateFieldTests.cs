using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Every field in which a date is typed is asked about where it does not fit its neighbours.</summary>
public partial class DateFieldTests
{
    /// <summary>Which question looks at a field.</summary>
    private static readonly Dictionary<string, string> AskedBy = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AsOf"] = nameof(DateQuestions.OfIndicator),
        ["Baseline-{place}-AsOf"] = nameof(DateQuestions.OfBaselines),
        ["ClosedOn"] = nameof(DateQuestions.OfClosing),
        ["OpenedOn"] = nameof(DateQuestions.OfObstacle),
        ["ReopenedOn"] = nameof(DateQuestions.OfReopening),
        ["DecidedOn"] = nameof(DateQuestions.OfDelegation),
        ["From"] = nameof(DateQuestions.OfDelegation),
        ["First"] = nameof(DateQuestions.OfHoliday),
        ["Last"] = nameof(DateQuestions.OfHoliday),
        ["To"] = nameof(DateQuestions.OfDelegation),
        ["Start"] = nameof(DateQuestions.OfTask),
        ["End"] = nameof(DateQuestions.OfTask),
        ["Milestone-{place}-Planned"] = nameof(DateQuestions.OfTask),
        ["EffectiveOn"] = nameof(DateQuestions.OfProgress),
        ["NewDate"] = nameof(DateQuestions.OfProgress),
        ["Reached-{key}-On"] = nameof(DateQuestions.OfRecord),
        ["On"] = nameof(DateQuestions.OfMeeting),
        ["Starts"] = nameof(DateQuestions.OfCourse),
        ["Ends"] = nameof(DateQuestions.OfCourse),
        ["Since"] = nameof(DateQuestions.OfLinkage),
        ["PeriodStart"] = nameof(DateQuestions.OfPlan),
        ["PeriodEnd"] = nameof(DateQuestions.OfPlan),
        ["CutOff"] = nameof(DateQuestions.OfReport),
        ["Due"] = nameof(DateQuestions.OfDirection),
        ["NumberDate"] = nameof(DateQuestions.OfPaper),
        ["PaperOn"] = nameof(DateQuestions.OfPaper),
        ["SignedOn"] = nameof(DateQuestions.OfPaper),
    };

    /// <summary>Fields that a rule holds between two days that are known.</summary>
    private static readonly string[] Bounded = ["Given"];

    [Fact]
    public void Has_its_question()
    {
        var fields = Repository.TextFiles("src/LinkageWorkPlan.Web", ".razor").SelectMany(path => Name().Matches(Repository.Read(path)).Select(each => each.Groups[1].Value.TrimStart('@', '(', '$', '"'))).Distinct().ToList();
        Assert.True(fields.Count > 10, $"Only {fields.Count} fields were found");
        Assert.Empty(fields.Except(AskedBy.Keys, StringComparer.OrdinalIgnoreCase).Except(Bounded));
        Assert.Empty(AskedBy.Keys.Except(fields, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Is_looked_at_by_a_use_case()
    {
        var sources = string.Concat(Repository.TextFiles("src/LinkageWorkPlan.Web", ".cs").Select(Repository.Read));
        Assert.All(AskedBy.Values.Distinct(), each => Assert.Contains($"DateQuestions.{each}(", sources, StringComparison.Ordinal));
    }

    [GeneratedRegex("""<DateField Name="((?:@\(\$")?[A-Za-z{}-]+)""")]
    private static partial Regex Name();
}
