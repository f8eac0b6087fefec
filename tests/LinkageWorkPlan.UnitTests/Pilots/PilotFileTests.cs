using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

/// <summary>Files that show what a model says of itself, and the parts of a chosen one.</summary>
public class PilotFileTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Dệt may", "ຕັດຫຍິບ"), Others = LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ");
    private static readonly CandidateResult Close = new("PM1", 1, [3, 3, 3, 3, 3], [3, 3, 3, 3, 3], [null, null, null, null, null], 3m);
    private static readonly PilotWork Chosen = new(true, new DecisionLink("M1", "D2"), PilotStage.Trial, [new TaskLink("2026", "C3")]);

    [Fact]
    public void A_file_keeps_its_bytes_under_its_bare_name()
    {
        var pilot = Guid.CreateVersion7();
        var file = new PilotFile(pilot, "C:\\Hồ sơ\\mẫu/so-lieu.csv", "a;b"u8.ToArray());
        Assert.Equal((pilot, "so-lieu.csv", "text/csv", 3L), (file.PilotId, file.FileName, file.ContentType, file.Size));
        Assert.Equal(Fingerprint.OfContent("a;b"), file.Sha256);
        Assert.Equal("a;b"u8.ToArray(), file.Bytes);
        Assert.NotEqual(Guid.Empty, file.Id);
    }

    [Fact]
    public void A_file_has_content_and_a_name_and_a_type_that_is_listed()
    {
        Assert.Equal(Rules.EvidenceEmpty, Refused(() => _ = new PilotFile(Guid.Empty, "a.csv", [])).Rule);
        Assert.Equal(Rules.EvidenceType, Refused(() => _ = new PilotFile(Guid.Empty, "a.exe", [1])).Rule);
        Assert.Equal((Rules.Required, "FileName"), Refused(() => _ = new PilotFile(Guid.Empty, "mẫu/", [1])));
        Assert.Equal((Rules.TooLong, "FileName"), Refused(() => _ = new PilotFile(Guid.Empty, new string('a', Evidence.FileNameMax - 3) + ".csv", [1])));
        Assert.Equal(Evidence.FileNameMax, new PilotFile(Guid.Empty, new string('a', Evidence.FileNameMax - 4) + ".csv", [1]).FileName.Length);
    }

    [Fact]
    public void Evidence_says_which_file_and_who_added_it()
    {
        var pilot = Pilot();
        var file = File(pilot);
        var added = pilot.Add(file, Side.Laos, "ເລຂາຕົວຢ່າງ", Day);
        Assert.Equal((pilot.Id, 1, "E1", file.Id, "so-lieu.csv", 3L), (added.PilotId, added.Number, added.Code, added.FileId, added.FileName, added.Size));
        Assert.Equal((Side.Laos, "ເລຂາຕົວຢ່າງ", Day, 1), (added.Side, added.ByName, added.On, pilot.LastEvidence));
        Assert.NotEqual(added.Id, pilot.Add(file, Side.Vietnam, "Thư ký mẫu", Day).Id);
    }

    [Fact]
    public void The_number_of_removed_evidence_is_not_given_again()
    {
        var pilot = Pilot();
        pilot.Add(File(pilot), Side.Laos, "ເລຂາຕົວຢ່າງ", Day);
        pilot.Add(File(pilot), Side.Vietnam, "Thư ký mẫu", Day);
        pilot.RemoveEvidence(Side.Vietnam, "E2");
        Assert.Equal("E3", pilot.Add(File(pilot), Side.Vietnam, "Thư ký mẫu", Day).Code);
        Assert.Equal(["E1", "E3"], pilot.Evidence.Select(each => each.Code));
    }

    [Fact]
    public void Evidence_is_removed_by_the_side_that_added_it_and_not_once_it_is_scored()
    {
        var pilot = Pilot();
        pilot.Add(File(pilot), Side.Laos, "ເລຂາຕົວຢ່າງ", Day);
        Assert.Equal(Rules.PilotEvidenceOtherSide, Refused(() => pilot.RemoveEvidence(Side.Vietnam, "E1")).Rule);
        Assert.Equal((Rules.NotFound, "E9"), Refused(() => pilot.RemoveEvidence(Side.Laos, "E9")));
        pilot.BeginScoring("R1");
        var broken = Assert.Throws<RuleException>(() => pilot.RemoveEvidence(Side.Laos, "E1")).Broken[0];
        Assert.Equal((Rules.PilotIsScored, "PM1", "R1"), (broken.Rule, broken.Arguments[0], broken.Arguments[1]));
        Assert.Single(pilot.Evidence);
    }

    [Fact]
    public void There_is_not_too_much_evidence_and_none_more_of_what_was_withdrawn()
    {
        var pilot = Pilot();
        for (var count = 0; count < PilotModel.EvidenceMax; count++)
        {
            pilot.Add(File(pilot), Side.Laos, "ເລຂາຕົວຢ່າງ", Day);
        }

        var broken = Assert.Throws<RuleException>(() => pilot.Add(File(pilot), Side.Laos, "ເລຂາຕົວຢ່າງ", Day)).Broken[0];
        Assert.Equal((Rules.PilotEvidence, PilotModel.EvidenceMax, PilotModel.EvidenceMax), (broken.Rule, (int)broken.Arguments[0], pilot.LastEvidence));
        pilot.Withdraw(Side.Laos, "Vì");
        Assert.Equal(Rules.PilotWithdrawn, Refused(() => pilot.Add(File(pilot), Side.Laos, "ເລຂາຕົວຢ່າງ", Day)).Rule);
        Assert.Equal(Rules.PilotWithdrawn, Refused(() => pilot.RemoveEvidence(Side.Laos, "E1")).Rule);
        Assert.Equal(PilotModel.EvidenceMax, pilot.Evidence.Count);
    }

    [Fact]
    public void A_task_of_a_chosen_model_is_one_of_a_plan()
    {
        var pilot = Pilot();
        pilot.Decide(Chosen, Close);
        var task = Assert.Single(pilot.Tasks);
        Assert.Equal((pilot.Id, "2026", "C3", new TaskLink("2026", "C3")), (task.PilotId, task.PlanCode, task.TaskCode, task.Link));
        Assert.NotEqual(Guid.Empty, task.Id);
        var kept = task.Id;
        pilot.Decide(Chosen with { Stage = PilotStage.Evaluation }, Close);
        Assert.Equal((kept, PilotStage.Evaluation), (pilot.Tasks[0].Id, pilot.Stage));
    }

    [Fact]
    public void A_review_keeps_its_year_and_is_corrected_in_its_place()
    {
        var pilot = Pilot();
        pilot.Decide(Chosen, Close);
        Assert.All([2027, 2024], year => Assert.Equal(year, Reviewed(pilot, year).Year));
        Assert.All([2028, 2023], year => Assert.Equal(["2024", "2027"], Assert.Throws<RuleException>(() => Reviewed(pilot, year)).Broken[0].Arguments));
        var review = pilot.ReviewOf(2024)!;
        Assert.Equal((pilot.Id, PilotVerdict.Change, Words), (review.PilotId, review.Verdict, review.Reason));
        pilot.Review(2024, PilotVerdict.ScaleUp, Others, new(2027, 3, 1));
        Assert.Equal((review.Id, PilotVerdict.ScaleUp, Others, 2), (pilot.ReviewOf(2024)!.Id, review.Verdict, review.Reason, pilot.Reviews.Count));
        var broken = Assert.Throws<RuleException>(() => pilot.Review(2028, PilotVerdict.Stop, LocalizedText.Empty, new(2027, 3, 1))).Broken;
        Assert.Equal([(Rules.PilotReviewYear, "Year"), (Rules.Required, "Reason")], broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal((Rules.TooLong, PilotReview.ReasonLabel), Refused(() => pilot.Review(2024, PilotVerdict.Stop, LocalizedText.Of(Language.Vi, new string('a', PilotReview.ReasonMax + 1)), new(2027, 3, 1))));
        Assert.Equal((PilotVerdict.ScaleUp, PilotStage.Trial), (review.Verdict, pilot.Stage));
        Assert.Equal(["PilotReview:2024", "PilotReview:2027"], pilot.Texts.Select(each => each.Field).TakeLast(2));
    }

    [Theory]
    [InlineData("2026-06-22", "2027-06-21", null)]
    [InlineData("2026-06-22", "2027-06-22", "2027-06-22")]
    [InlineData("2027-06-22", "2027-06-22", "2027-06-22")]
    [InlineData("2027-06-23", "2028-06-21", null)]
    [InlineData("2027-06-23", "2028-06-22", "2028-06-22")]
    [InlineData("2025-01-01", "2026-12-31", null)]
    [InlineData("2027-01-01", "2029-12-31", "2027-06-22")]
    public void A_review_is_due_each_year_after_the_decision(string from, string to, string? due)
    {
        var pilot = Pilot();
        Assert.Null(Due(pilot));
        pilot.Decide(Chosen, Close);
        Assert.Equal(due, Due(pilot));
        Reviewed(pilot, 2027);
        Assert.Equal(due == "2027-06-22" ? (to == "2029-12-31" ? "2028-06-22" : null) : due, Due(pilot));
        pilot.Review(2027, PilotVerdict.Stop, Words, new(2027, 3, 1));
        Assert.Null(Due(pilot));

        string? Due(PilotModel of) => of.ReviewDue(Day, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("M1/D2", "M1/D2", "/meetings/M1#D2")]
    [InlineData("M 1/D2", "M 1/D2", "/meetings/M%201#D2")]
    [InlineData("M1/", null, null)]
    [InlineData("/D2", null, null)]
    [InlineData("M1", null, null)]
    [InlineData("M1/D2/x", null, null)]
    [InlineData(null, null, null)]
    public void A_decision_is_read_as_people_write_it(string? words, string? key, string? address) => Assert.Equal((key, address), DecisionLink.Read(words) is { } link ? (link.Key, link.Address) : default);

    [Theory]
    [InlineData(" 2026-2027/C3 ", "2026-2027/C3", "/plans/2026-2027/tasks/C3")]
    [InlineData("2026/C 3", "2026/C 3", "/plans/2026/tasks/C%203")]
    [InlineData("2026/", null, null)]
    [InlineData("/C3", null, null)]
    [InlineData("2026", null, null)]
    [InlineData("a/b/c", null, null)]
    [InlineData(null, null, null)]
    public void A_task_is_read_as_people_write_it(string? words, string? key, string? address) => Assert.Equal((key, address), TaskLink.Read(words) is { } link ? (link.Key, link.Address) : default);

    private static PilotReview Reviewed(PilotModel pilot, int year)
    {
        pilot.Review(year, PilotVerdict.Change, Words, new(2027, 3, 1));
        return pilot.ReviewOf(year)!;
    }

    private static PilotModel Pilot() => new(1, Side.Laos, new PilotContent(Words, Words, null, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty));

    private static PilotFile File(PilotModel pilot) => new(pilot.Id, "so-lieu.csv", "a;b"u8.ToArray());

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
