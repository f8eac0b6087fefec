using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What is kept of each issue: its printed editions, what records offices added to them, and who received it.</summary>
public class IssuedEditionTests
{
    /// <summary>SHA-256 of the bytes 1 2 3, of 9, and of 1 2 3 4 5.</summary>
    private const string OfPdf = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", OfPicture = "2b4c342f5433ebe591a1da77e013d1b72475562d48578dca8b84bac6651c3cb9",
        OfWhole = "74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0";

    private static readonly DateTime Now = new(2026, 6, 29, 3, 0, 0, DateTimeKind.Utc);
    private readonly SignOffRound round = new(SignOffSubject.Report, Guid.CreateVersion7(), "2026-H1", SamplePlan.Text("Báo cáo", "ບົດລາຍງານ"), "{}", Now, Guid.CreateVersion7(), "Thư ký mẫu");

    [Fact]
    public void An_edition_keeps_what_was_printed_and_from_which_round()
    {
        var edition = new IssuedEdition(round, 2, EditionKey.Lao, [1, 2, 3], 7, [9], Now, SealKind.Trial);
        Assert.Equal((round.Id, round.SubjectId, 2, Edition.Lao, Side.Laos), (edition.RoundId, edition.SubjectId, edition.Issue, edition.Edition, edition.Reader));
        Assert.Equal((3, 7, OfPdf, OfPicture, SealKind.Trial, Now), (edition.Size, edition.Pages, edition.Sha256, edition.FirstPageSha256, edition.Seal, edition.PrintedAt));
        Assert.Equal([1, 2, 3], edition.Pdf);
        Assert.Equal([9], edition.FirstPage!);
        Assert.NotEqual(edition.Id, new IssuedEdition(round, 2, EditionKey.Lao, [1, 2, 3], 7, [9], Now).Id);
    }

    [Fact]
    public void An_edition_without_a_picture_or_a_seal_has_none()
    {
        var edition = new IssuedEdition(round, 1, new EditionKey(Edition.English, Side.Vietnam), [1], 1, null, Now);
        Assert.Equal((null, null, SealKind.None), (edition.FirstPage, edition.FirstPageSha256, edition.Seal));
        Assert.Equal((Edition.English, Side.Vietnam), (edition.Edition, edition.Reader));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Its_first_page_keeps_a_place_for_the_number_of_each_side_that_is_to_come(bool isOfVietnam, bool isOfLaos)
    {
        Side[] toCome = [.. Sides.Both.Where(each => each == Side.Vietnam ? isOfVietnam : isOfLaos)];
        var edition = new IssuedEdition(round, 1, EditionKey.Vietnamese, [1], 1, null, Now, numbersToCome: toCome);
        Assert.Equal((isOfVietnam, isOfLaos), (edition.HasPlaceOfVietnam, edition.HasPlaceOfLaos));
    }

    [Fact]
    public void No_place_is_kept_where_nothing_is_said_of_numbers()
    {
        var edition = new IssuedEdition(round, 1, EditionKey.Vietnamese, [1], 1, null, Now);
        Assert.Equal((false, false), (edition.HasPlaceOfVietnam, edition.HasPlaceOfLaos));
    }

    [Fact]
    public void Four_editions_are_issued_and_the_English_one_is_on_demand()
    {
        Assert.Equal(
            [(Edition.Vietnamese, Side.Vietnam), (Edition.Lao, Side.Laos), (Edition.Joint, Side.Vietnam), (Edition.Joint, Side.Laos)],
            EditionKey.Issued.Select(each => (each.Edition, each.Reader)));
        Assert.DoesNotContain(EditionKey.Issued, each => each.IsOnDemand);
        Assert.True(new EditionKey(Edition.English, Side.Laos).IsOnDemand);
        Assert.Equal((EditionKey.Vietnamese, EditionKey.Lao), (EditionKey.NativeOf(Side.Vietnam), EditionKey.NativeOf(Side.Laos)));
    }

    [Fact]
    public void A_number_that_came_later_is_a_layer_at_the_end_of_the_file()
    {
        var edition = new IssuedEdition(round, 1, EditionKey.Lao, [1, 2, 3], 1, null, Now);
        var layer = new NumberLayer(edition, Side.Laos, 3, [1, 2, 3, 4, 5], Now.AddDays(1));
        Assert.Equal((edition.Id, round.Id, round.SubjectId, Side.Laos), (layer.EditionId, layer.RoundId, layer.SubjectId, layer.Body));
        Assert.Equal((5, OfWhole, Now.AddDays(1)), (layer.Size, layer.Sha256, layer.SealedAt));
        Assert.Equal([4, 5], layer.Added);
        Assert.NotEqual(Guid.Empty, layer.Id);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, null)]
    [InlineData(6, null)]
    public void A_layer_adds_something(int before, int? added)
    {
        var edition = new IssuedEdition(round, 1, EditionKey.Vietnamese, [1], 1, null, Now);
        if (added is { } bytes)
        {
            Assert.Equal(bytes, new NumberLayer(edition, Side.Vietnam, before, [1, 2, 3, 4, 5], Now).Added.Length);
        }
        else
        {
            var refused = Assert.Throws<ArgumentException>(() => new NumberLayer(edition, Side.Vietnam, before, [1, 2, 3, 4, 5], Now));
            Assert.Equal("whole", refused.ParamName);
        }
    }

    [Fact]
    public void An_office_acknowledges_an_issue_once()
    {
        var report = Guid.CreateVersion7();
        var receipt = new Receipt(report, 2, Side.Laos, Now);
        Assert.Equal((report, 2, Side.Laos, Now), (receipt.ReportId, receipt.Issue, receipt.Side, receipt.OpenedAt));
        Assert.Equal((null, null), (receipt.AcknowledgedAt, receipt.AcknowledgedBy));
        receipt.Acknowledge("Văn phòng mẫu", Now.AddHours(1));
        receipt.Acknowledge("ຫ້ອງການຕົວຢ່າງ", Now.AddHours(2));
        Assert.Equal((Now.AddHours(1), "Văn phòng mẫu"), (receipt.AcknowledgedAt, receipt.AcknowledgedBy));
        Assert.NotEqual(Guid.Empty, receipt.Id);
    }
}
