using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>Files that show what was said, and the kinds of file that may.</summary>
public class EvidenceTests
{
    private static readonly DateTime At = new(2026, 6, 14, 3, 0, 0, DateTimeKind.Utc);
    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();
    private static readonly LocalizedText Title = SamplePlan.Text("Biên bản mẫu", "ບົດບັນທຶກຕົວຢ່າງ");

    private readonly SamplePlan sample = new();
    private readonly ProgressUpdate update;
    private readonly ProgressUpdate reached;

    public EvidenceTests()
    {
        var task = sample.Task();
        sample.Adopted();
        update = sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 10 });
        reached = sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, MilestoneReached = task.Milestones[0].Id, HasEvidence = true });
    }

    [Fact]
    public void Keeps_what_it_shows_and_what_the_file_is()
    {
        var file = new Evidence(reached, Title, @"C:\mau\bien-ban.PDF", Pdf, Language.Lo, isProduct: true);
        Assert.Equal((reached.PlanId, reached.TaskId, reached.Id, reached.MilestoneReached), (file.PlanId, file.TaskId, file.UpdateId, file.MilestoneId));
        Assert.Equal(("bien-ban.PDF", "application/pdf", 8L, Fingerprint.OfBytes(Pdf)), (file.FileName, file.ContentType, file.Size, file.Sha256));
        Assert.Equal((Title, Language.Lo, true, reached.RecordedAt, reached.RecordedBy), (file.Title, file.Language!.Value, file.IsProduct, file.RecordedAt, file.RecordedBy));
        Assert.Equal((null, null, null), (file.WithdrawnAt, file.WithdrawnByName, file.WithdrawnReason));
        Assert.NotEqual(Guid.Empty, file.Id);
        Assert.Equal([new TextPlace("Title", Title, 300)], file.Texts);
    }

    [Theory]
    [InlineData(null, Language.Vi)]
    [InlineData(Language.Lo, Language.Lo)]
    [InlineData(Language.En, Language.En)]
    public void A_file_without_a_title_is_called_by_its_name(Language? language, Language source)
    {
        var file = new Evidence(update, LocalizedText.Empty, "/mau/bien-ban.pdf", Pdf, language, isProduct: false);
        Assert.Equal((LocalizedText.Of(source, "bien-ban.pdf"), language, false, null), (file.Title, file.Language, file.IsProduct, file.MilestoneId));
    }

    [Fact]
    public void Names_and_titles_have_limits()
    {
        Assert.Equal(200, Of(Title, new string('x', 196) + ".pdf").FileName.Length);
        Assert.Equal((Rules.TooLong, "FileName"), Refused(() => Of(Title, new string('x', 197) + ".pdf")));
        Assert.Equal((Rules.Required, "FileName"), Refused(() => Of(Title, "mau/")));
        var longest = LocalizedText.Of(Language.Vi, new string('x', Evidence.TitleMax));
        Assert.Equal(longest, Of(longest).Title);
        Assert.Equal((Rules.TooLong, "Title"), Refused(() => Of(LocalizedText.Of(Language.Vi, new string('x', 301)))));
    }

    [Fact]
    public void It_shows_what_a_correction_says()
    {
        var file = Of(Title);
        file.MoveTo(reached);
        Assert.Equal((reached.Id, reached.MilestoneReached), (file.UpdateId, file.MilestoneId));
        file.MoveTo(update);
        Assert.Equal((update.Id, null), (file.UpdateId, file.MilestoneId));
    }

    [Fact]
    public void It_is_withdrawn_with_a_reason()
    {
        var file = Of(Title);
        Assert.Equal((Rules.Required, "CorrectionReason"), Refused(() => file.Withdraw(" ", At, "Thư ký mẫu")));
        Assert.Equal((Rules.TooLong, "CorrectionReason"), Refused(() => file.Withdraw(new string('x', 1001), At, "Thư ký mẫu")));
        Assert.Null(file.WithdrawnAt);
        file.Withdraw(" Nhầm tệp ", At, "Thư ký mẫu");
        Assert.Equal((At, "Thư ký mẫu", "Nhầm tệp"), (file.WithdrawnAt!.Value, file.WithdrawnByName, file.WithdrawnReason));
    }

    [Fact]
    public void Its_title_is_translated_by_its_field()
    {
        var file = Of(Title);
        var other = SamplePlan.Text("Khác", "ອື່ນ");
        file.SetText("Title", other);
        Assert.Equal(other, file.Title);
        Assert.Equal((Rules.NotFound, "FileName"), Refused(() => file.SetText("FileName", Title)));
        Assert.Equal((Rules.Required, "Title"), Refused(() => file.SetText("Title", LocalizedText.Empty)));
        Assert.Equal(other, file.Title);
    }

    [Fact]
    public void Files_of_a_record_have_a_limit_in_bytes()
    {
        Evidence.RequireFits([]);
        Evidence.RequireFits([131_072_000]);
        var broken = Assert.Single(Assert.Throws<RuleException>(() => Evidence.RequireFits([131_072_000, 1])).Broken);
        Assert.Equal((Rules.EvidenceTooMuch, "Evidence"), (broken.Rule, broken.Subject));
        Assert.Equal([125], broken.Arguments);
    }

    [Theory]
    [InlineData("a.pdf", "25 50 44 46 2D", "application/pdf")]
    [InlineData("a.png", "89 50 4E 47", "image/png")]
    [InlineData("a.jpg", "FF D8 FF 00", "image/jpeg")]
    [InlineData("a.jpeg", "FF D8 FF", "image/jpeg")]
    [InlineData("a.docx", "50 4B 03 04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("a.XLSX", "50 4B 03 04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("a.pptx", "50 4B 03 04", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("a.odt", "50 4B 03 04", "application/vnd.oasis.opendocument.text")]
    [InlineData("a.ods", "50 4B 03 04", "application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("a.csv", "41", "text/csv")]
    [InlineData("a.txt", "41 42", "text/plain")]
    [InlineData("a.txt", "FF FE 41 00", "text/plain")]
    [InlineData("a.txt", "FE FF 00 41", "text/plain")]
    [InlineData("a.txt", "41 00", null)]
    [InlineData("a.csv", "FF 41 00", null)]
    [InlineData("a.pdf", "50 4B 03 04", null)]
    [InlineData("a.pdf", "25 50 44 46", null)]
    [InlineData("a.png", "FF D8 FF", null)]
    [InlineData("a.docx", "50 4B 03", null)]
    [InlineData("a.exe", "41", null)]
    [InlineData("pdf", "25 50 44 46 2D", null)]
    public void A_file_is_what_its_name_and_its_first_bytes_say(string name, string hex, string? type)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
        if (type is not null)
        {
            Assert.Equal(type, EvidenceTypes.Require(name, bytes));
            Assert.True(EvidenceTypes.IsListed(name));
            return;
        }

        var broken = Assert.Single(Assert.Throws<RuleException>(() => EvidenceTypes.Require(name, bytes)).Broken);
        Assert.Equal((Rules.EvidenceType, "Evidence"), (broken.Rule, broken.Subject));
        Assert.Equal([name, ".csv, .docx, .jpeg, .jpg, .ods, .odt, .pdf, .png, .pptx, .txt, .xlsx"], broken.Arguments);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    public void A_text_is_looked_at_in_its_first_kilobyte(int place, bool isTaken)
    {
        var bytes = Enumerable.Repeat((byte)'a', 1025).ToArray();
        bytes[place] = 0;
        Assert.Equal(isTaken ? null : Rules.EvidenceType, Record.Exception(() => { EvidenceTypes.Require("a.txt", bytes); }) is RuleException refused ? refused.Broken[0].Rule : null);
    }

    [Fact]
    public void An_empty_file_and_one_of_another_kind_are_named()
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(() => EvidenceTypes.Require("a.pdf", [])).Broken);
        Assert.Equal((Rules.EvidenceEmpty, "Evidence"), (broken.Rule, broken.Subject));
        Assert.Equal(["a.pdf"], broken.Arguments);
        var large = Assert.Single(Assert.Throws<RuleException>(() => EvidenceTypes.Require("a.pdf", new byte[Evidence.SizeMax + 1])).Broken);
        Assert.Equal((Rules.EvidenceTooLarge, "Evidence"), (large.Rule, large.Subject));
        Assert.Equal(["a.pdf", 25], large.Arguments);
        Assert.Equal([true, false, false], new[] { "mau.PdF", "mau.exe", "mau" }.Select(EvidenceTypes.IsListed));
    }

    private Evidence Of(LocalizedText title, string name = "bien-ban.pdf") => new(update, title, name, Pdf, Language.Vi, isProduct: false);

    private static (string Rule, string? Subject) Refused(Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        return (broken.Rule, broken.Subject);
    }
}
