using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Minutes and invitations in each of their editions.</summary>
public partial class MeetingHtmlTests
{
    private static readonly DateOnly Day = new(2026, 6, 18);
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(Templates);

    private static readonly MinutesDocument Minutes = new()
    {
        Meeting = MinutesContent.Of(Held()),
        GroupName = Templates.Wording[WordingKeys.GroupName],
        Signatures = [.. Sides.Both.Select(side => new SignatureBlock(side, LocalizedText.Empty, Templates.Wording.PositionOf(side)))],
    };

    private static readonly InvitationDocument Invitation = new() { Meeting = Minutes.Meeting, GroupName = Minutes.GroupName };

    [Fact]
    public void What_is_signed_has_one_form_that_does_not_change_from_one_version_of_the_program_to_the_next()
    {
        const string Canonical = """
            {"begins":"08:30:00","ends":"17:00:00","host":"Vietnam","items":[{"about":{"kind":"Task","plan":"2026-2027","subject":"B1"},"code":"P1","due":null,"kind":"AgendaPoint","responsible":null,"words":{"lo":"ການສຳຫຼວດ","source":"vi","vi":"Khảo sát"}},{"about":null,"code":"D1","due":"2026-08-28","kind":"Decision","responsible":"Laos","words":{"en":"Send the figures","lo":"ສົ່ງຂໍ້ມູນ","source":"vi","vi":"Gửi số liệu"}},{"about":null,"code":"N1","due":null,"kind":"Note","responsible":null,"words":{"lo":"ບັນທຶກຄຳເຫັນ","source":"vi","vi":"Ghi nhận ý kiến"}}],"kind":"Plenary","laosAttendance":{"lo":"ທ່ານ ຂ","source":"vi","vi":"Ông B"},"meetingCode":"M3","on":"2026-06-18","place":{"lo":"ຮ່າໂນ້ຍ","source":"vi","vi":"Hà Nội"},"title":{"lo":"ກອງປະຊຸມ","source":"vi","vi":"Phiên họp"},"vietnamAttendance":{"lo":"ທ່ານ ກ","source":"vi","vi":"Ông A"}}
            """;
        Assert.Equal(Canonical, Minutes.ToCanonical());
        Assert.Equal(Canonical, MinutesContent.Read(Canonical).ToCanonical());
    }

    [Fact]
    public async Task Each_edition_prints_all_that_is_signed_in_its_languages()
    {
        foreach (var (key, languages) in new[]
        {
            (EditionKey.Vietnamese, new[] { Language.Vi }), (EditionKey.Lao, [Language.Lo]), (new EditionKey(Edition.Joint, Side.Laos), [Language.Vi, Language.Lo]),
        })
        {
            var paper = Words(await Html.BodyAsync(Minutes, key));
            foreach (var language in languages)
            {
                var meeting = Minutes.Meeting;
                foreach (var text in new[] { meeting.Title, meeting.Place, meeting.VietnamAttendance, meeting.LaosAttendance }.Concat(meeting.Items.Select(each => each.Words)))
                {
                    Assert.Contains(WithoutSpaces(text.For(language)), paper, StringComparison.Ordinal);
                }
            }

            Assert.All(["P1", "D1", "N1", "B1", "08:30–17:00", "28/08/2026"], each => Assert.Contains(each, paper, StringComparison.Ordinal));
        }

        Assert.Contains("Sendthefigures", Words(await Html.BodyAsync(Minutes, new EditionKey(Edition.English, Side.Vietnam))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_has_the_agenda_alone_and_is_no_draft_of_anything()
    {
        foreach (var key in EditionKey.Issued)
        {
            var page = await Html.RenderAsync(Invitation, key);
            Assert.DoesNotContain("draft-mark\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"fingerprint\"", page, StringComparison.Ordinal);
            var words = Words(await Html.BodyAsync(Invitation, key));
            Assert.Contains("P1", words, StringComparison.Ordinal);
            Assert.DoesNotContain("D1", words, StringComparison.Ordinal);
        }

        // The same look finds the mark where it belongs.
        Assert.Contains("draft-mark\"", await Html.RenderAsync(Minutes, EditionKey.Lao), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_said_is_said_to_be_nothing()
    {
        var silent = Minutes with { Meeting = Minutes.Meeting with { Items = [] } };
        Assert.Equal(3, Words(await Html.BodyAsync(silent, EditionKey.Vietnamese)).Split("Khôngcó.").Length - 1);
    }

    private static Meeting Held()
    {
        var meeting = new Meeting(3, new MeetingContent(
            MeetingKind.Plenary, Both("Phiên họp", "ກອງປະຊຸມ"), Both("Hà Nội", "ຮ່າໂນ້ຍ"), Side.Vietnam, Day, new TimeOnly(8, 30), new TimeOnly(17, 0), Both("Ông A", "ທ່ານ ກ"), Both("Ông B", "ທ່ານ ຂ")));
        meeting.Add(MeetingItemKind.Note, new MeetingItemContent(Both("Ghi nhận ý kiến", "ບັນທຶກຄຳເຫັນ"), null, null, null), Day);
        meeting.Add(MeetingItemKind.Decision, new MeetingItemContent(LocalizedText.Of(Language.Vi, "Gửi số liệu", "ສົ່ງຂໍ້ມູນ", "Send the figures"), null, Side.Laos, new DateOnly(2026, 8, 28)), Day);
        meeting.Add(MeetingItemKind.AgendaPoint, new MeetingItemContent(Both("Khảo sát", "ການສຳຫຼວດ"), new SubjectLink(MeetingSubject.Task, "2026-2027", "B1"), null, null), Day);
        return meeting;
    }

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string Words(string html) => WithoutSpaces(WebUtility.HtmlDecode(Tags().Replace(html, string.Empty)));

    private static string WithoutSpaces(string words) => Spaces().Replace(words, string.Empty);

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\u200B\u2060\u00A0]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
