using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

public class DocumentTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DocumentContent Content = new(
        LocalizedText.Of(Language.Vi, "Nghị định", "ດຳລັດ"), LocalizedText.Of(Language.Vi, "Tóm tắt", "ຫຍໍ້"), DocumentKind.LegalText, null, ["M9", "M9"], string.Empty, null, Day, " CC BY ");

    [Fact]
    public void Nothing_of_a_draft_is_found_or_translated()
    {
        var document = new LibraryDocument(3, Side.Laos, Content);
        Assert.Equal(("LB3", DocumentState.Draft, "CC BY", 1), (document.Code, document.State, document.Licence, document.Contents.Count));
        Assert.Empty(document.Texts);
        document.Add(Side.Laos, File(document, "a"), true, "Thư ký", Day);
        document.Share(Side.Laos, false, false, DateTime.UnixEpoch);
        Assert.Equal(["Title", "Abstract"], document.Texts.Select(each => each.Field));
        document.Withdraw(Side.Laos, "Cũ");
        Assert.Empty(document.Texts);
        Assert.Equal(DateTime.UnixEpoch, document.SharedAt);
    }

    [Fact]
    public void The_other_side_learns_of_no_draft_and_changes_nothing()
    {
        var document = new LibraryDocument(3, Side.Laos, Content);
        var changes = new Action[]
        {
            () => document.Revise(Side.Vietnam, Content), () => document.Share(Side.Vietnam, true, true, DateTime.UnixEpoch), () => document.Withdraw(Side.Vietnam, "Cũ"),
            () => document.Add(Side.Vietnam, File(document, "b"), true, "Thư ký", Day),
        };
        Assert.All(changes, change => Assert.Equal(Rules.NotFound, RuleOf(change)));
        document.Add(Side.Laos, File(document, "a"), true, "Thư ký", Day);
        document.Share(Side.Laos, false, false, DateTime.UnixEpoch);
        Assert.All(changes, change => Assert.Equal(Rules.DocumentOtherSide, RuleOf(change)));
    }

    [Fact]
    public void Readers_are_added_and_never_removed_and_the_day_of_sharing_stays()
    {
        var document = new LibraryDocument(1, Side.Vietnam, Content);
        Assert.Equal(Rules.DocumentWithoutFile, RuleOf(() => document.Share(Side.Vietnam, true, false, DateTime.UnixEpoch)));
        document.Add(Side.Vietnam, File(document, "a"), false, "Thư ký", Day);
        document.Share(Side.Vietnam, true, false, DateTime.UnixEpoch);
        Assert.Equal(Rules.DocumentReadersFewer, RuleOf(() => document.Share(Side.Vietnam, false, true, DateTime.UnixEpoch.AddDays(1))));
        document.Share(Side.Vietnam, true, true, DateTime.UnixEpoch.AddDays(1));
        Assert.Equal((true, true, DateTime.UnixEpoch), (document.ForMinisters, document.ForObservers, document.SharedAt));
    }

    [Fact]
    public void Versions_are_counted_and_the_same_file_is_no_new_one()
    {
        var document = new LibraryDocument(1, Side.Vietnam, Content);
        Assert.Equal("V1", document.Add(Side.Vietnam, File(document, "a"), true, "Thư ký", Day).Code);
        Assert.Equal(Rules.DocumentSameFile, RuleOf(() => document.Add(Side.Vietnam, File(document, "a"), true, "Thư ký", Day)));
        for (var number = 2; number <= LibraryDocument.VersionsMax; number++)
        {
            document.Add(Side.Vietnam, File(document, $"a{number}"), true, "Thư ký", Day);
        }

        Assert.Equal(Rules.DocumentVersions, RuleOf(() => document.Add(Side.Vietnam, File(document, "b"), true, "Thư ký", Day)));
        Assert.Equal($"V{LibraryDocument.VersionsMax}", document.Newest!.Code);
    }

    [Fact]
    public void All_that_is_missing_is_said_at_once()
    {
        var broken = Assert.Throws<RuleException>(() => new LibraryDocument(1, Side.Laos, Content with { Title = LocalizedText.Empty, Abstract = LocalizedText.Empty, From = Day.AddDays(1) }));
        Assert.Equal([Rules.Required, Rules.Required, Rules.DocumentPeriod], broken.Broken.Select(each => each.Rule));
        Assert.Equal(Rules.TooLong, RuleOf(() => new LibraryDocument(1, Side.Laos, Content with { Source = new string('a', LibraryDocument.SourceMax + 1) })));
    }

    private static LibraryFile File(LibraryDocument document, string content) => new(document.Id, "a.csv", System.Text.Encoding.UTF8.GetBytes(content));

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
