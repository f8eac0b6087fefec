using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>A number is never given again, whatever has one.</summary>
public sealed partial class NumberTests
{
    /// <summary>What has a number and is not numbered by the group as a whole, with what keeps it from being given twice.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["Amendment"] = "of its plan; none is removed",
        ["CourseParticipant"] = "Course.LastParticipant",
        ["CourseProduct"] = "Course.LastProduct",
        ["DataColumn"] = "LibraryDocument.LastColumn",
        ["DocumentUse"] = "LibraryDocument.LastUse",
        ["DocumentVersion"] = "of its document; none is removed",
        ["LibraryWords"] = "its document's",
        ["MeetingItem"] = "Meeting.LastPoint, LastDecision, LastNote",
        ["Obstacle"] = "of its plan; none is removed without the plan",
        ["OutgoingMail"] = "how often it was sent or changed",
        ["ParkStep"] = "its place in the programme",
        ["PilotEvidence"] = "PilotModel.LastEvidence",
        ["ReportIssue"] = "of its report; none is removed",
        ["RequestComment"] = "SideRequest.LastComment",
    };

    [Fact]
    public void Whatever_has_a_number_is_numbered_in_one_place_or_says_why_not()
    {
        var numbered = typeof(INumbered).Assembly.GetTypes().Where(each => each.IsClass && each.GetProperty("Number") is { } number && number.PropertyType == typeof(int) && number.SetMethod?.IsPrivate == true).ToList();
        Assert.Equal(
            ["CompatibilityRow", "Course", "Enterprise", "LibraryDocument", "Linkage", "Meeting", "ParkRisk", "PilotModel", "ScoringSheet", "SideRequest"],
            numbered.Where(each => each.IsAssignableTo(typeof(INumbered))).Select(each => each.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Otherwise.Keys.Order(StringComparer.Ordinal), numbered.Where(each => !each.IsAssignableTo(typeof(INumbered))).Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>The highest number that is there is not the highest that was given.</summary>
    [Fact]
    public void Nobody_counts_on_from_what_is_there()
    {
        var files = Repository.TextFiles("src/LinkageWorkPlan.Web/Features", ".cs").Where(file => Counted().IsMatch(File.ReadAllText(Repository.FullPath(file)))).Select(Path.GetFileName);

        // Obstacles of a plan are removed with it alone; the other one reads the newest issue of a report.
        Assert.Equal(["ObstacleRecords.cs", "FindIssue.cs"], files);
    }

    [GeneratedRegex(@"Max(Async)?\(each => (\(int\?\))?each\.Number|Select\(each => each\.Number\)\.DefaultIfEmpty\(\)\.Max")]
    private static partial Regex Counted();
}
