using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>A plan and an amendment in each of their editions.</summary>
public partial class AgreedHtmlTests
{
    private static readonly EditionKey Joint = new(Edition.Joint, Side.Vietnam);
    private static readonly EditionKey English = new(Edition.English, Side.Vietnam);
    private static readonly PaperPlan Sample = new(Repository.FullPath("templates"));
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));

    [Fact]
    public async Task Joint_draft_of_a_plan_with_Laos_first() => Snapshot.Verify(Lines(await Html.BodyAsync(Sample.SmallDraft, new EditionKey(Edition.Joint, Side.Laos))));

    [Fact]
    public async Task Vietnamese_plan_that_both_signed() => Snapshot.Verify(Lines(await Html.BodyAsync(PaperPlan.Signed(Sample.SmallDraft), EditionKey.Vietnamese)));

    [Fact]
    public async Task Lao_plan_for_signature() => Snapshot.Verify(Lines(await Html.BodyAsync(PaperPlan.Sent(Sample.SmallDraft), EditionKey.Lao)));

    [Fact]
    public async Task English_plan() => Snapshot.Verify(Lines(await Html.BodyAsync(PaperPlan.Signed(Sample.SmallDraft), English)));

    [Fact]
    public async Task Joint_amendment_that_both_signed() => Snapshot.Verify(Lines(await Html.BodyAsync(PaperPlan.Signed(Sample.Amendment), Joint)));

    [Fact]
    public async Task Joint_amendment_of_plan_and_indicators() => Snapshot.Verify(Lines(await Html.BodyAsync(PaperPlan.Signed(Sample.AmendmentOfParts), Joint)));

    [Fact]
    public async Task Lao_draft_of_an_amendment() => Snapshot.Verify(Lines(await Html.BodyAsync(Sample.Amendment, EditionKey.Lao)));

    [Fact]
    public async Task Joint_plan_with_its_amendments_written_into_it() => Snapshot.Verify(Lines(await Html.BodyAsync(Sample.Consolidated, Joint)));

    [Fact]
    public async Task Every_page_of_a_plan_with_its_amendments_says_that_it_is_not_what_was_signed_and_carries_no_code()
    {
        foreach (var (key, mark) in new[]
        {
            (EditionKey.Vietnamese, "Bản tổng hợp để tham khảo, không thay bản đã ký"),
            (EditionKey.Lao, "ສະບັບສັງລວມເພື່ອອ້າງອີງ, ບໍ່ແທນສະບັບທີ່ລົງນາມ"),
            (English, "Consolidated for convenience; does not replace the signed texts"),
        })
        {
            var page = await Html.RenderAsync(Sample.Consolidated with { VerificationAddress = "https://reports.example.org/v/0123456789abcdef" }, key);
            var margin = Escapes().Replace(page[page.IndexOf("@top-right", StringComparison.Ordinal)..page.IndexOf("@page annex", StringComparison.Ordinal)], each => char.ConvertFromUtf32(Convert.ToInt32(each.Groups[1].Value, 16)));
            Assert.Contains(mark, margin, StringComparison.Ordinal);
            Assert.DoesNotContain("0123456789abcdef", page, StringComparison.Ordinal);
        }

        // The same look finds it where it belongs: in words at the end, and beside the picture in the margin.
        var signed = await Html.RenderAsync(PaperPlan.Signed(Sample.SmallDraft) with { VerificationAddress = "https://reports.example.org/v/0123456789abcdef" }, English);
        Assert.Equal(2, signed.Split("0123456789abcdef").Length - 1);
    }

    [Fact]
    public async Task The_foot_of_a_plan_with_its_amendments_leaves_room_for_the_page_number()
    {
        foreach (var key in EditionKey.Issued.Append(English))
        {
            // An upright page has room for about 55 characters before the number in its middle.
            var page = await Html.RenderAsync(Sample.Consolidated, key);
            Assert.InRange(Escapes().Replace(Foot().Match(page).Groups[1].Value, "x").Length, 20, 55);
        }
    }

    [Fact]
    public async Task Each_row_that_an_amendment_changed_added_or_dropped_names_it_in_each_language()
    {
        foreach (var (key, words) in new[]
        {
            (EditionKey.Vietnamese, new[] { "Bổ sung: Điều chỉnh lần thứ 1 (có hiệu lực từ 01/07/2026)", "Thay đổi: Điều chỉnh lần thứ 3 (có hiệu lực từ 15/09/2026)", "Đưa ra khỏi kế hoạch" }),
            (EditionKey.Lao, ["ເພີ່ມໃໝ່: ການປັບປຸງຄັ້ງທີ 1", "ປ່ຽນແປງ: ການປັບປຸງຄັ້ງທີ 3", "ຖອນອອກຈາກແຜນ"]),
            (English, ["Added: amendment 1 (in force since", "Changed: amendment 3 (in force since", "Dropped"]),
        })
        {
            var paper = WithoutSpaces(Words(await Html.BodyAsync(Sample.Consolidated, key)));
            Assert.All(words, each => Assert.Contains(WithoutSpaces(each), paper, StringComparison.Ordinal));
        }

        // A task that both changed names both; what is the same since the beginning names none.
        var body = await Html.BodyAsync(Sample.Consolidated, EditionKey.Vietnamese);
        Assert.Equal(2, Row("A3").Split("amended-by").Length - 1);
        Assert.DoesNotContain("amended-by", Row("A4"), StringComparison.Ordinal);
        Assert.DoesNotContain("amended-by", await Html.BodyAsync(Sample.SmallDraft, Joint), StringComparison.Ordinal);
        string Row(string code) => body.Split("<tr").First(each => each.Contains($"<td>{code}</td>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_no_dates_is_named_under_the_chart_of_a_plan()
    {
        var draft = Sample.SmallDraft;
        var (first, second) = (draft.Plan.Tasks[0], draft.Plan.Tasks[1]);
        var undated = draft with
        {
            Plan = draft.Plan with
            {
                Tasks = [first with { End = null }, second with { Milestones = [second.Milestones[0] with { Planned = null }, .. second.Milestones.Skip(1)] }, .. draft.Plan.Tasks.Skip(2)],
            },
        };
        foreach (var (key, tasks, milestones) in new[]
        {
            (EditionKey.Vietnamese, "Nhiệm vụ chưa có thời gian thực hiện, không vẽ trên biểu đồ (1): ", "Mốc chưa có ngày, không vẽ trên biểu đồ (1): "),
            (EditionKey.Lao, "ໜ້າວຽກທີ່ຍັງບໍ່ມີວັນທີ, ບໍ່ໄດ້ສະແດງໃນແຜນວາດ (1): ", "ຂີດໝາຍທີ່ຍັງບໍ່ມີວັນທີ, ບໍ່ໄດ້ສະແດງໃນແຜນວາດ (1): "),
            (English, "Tasks without dates, which are not drawn (1): ", "Milestones without a date, which are not drawn (1): "),
        })
        {
            var paper = WithoutSpaces(Words(await Html.BodyAsync(undated, key)));
            Assert.Contains(WithoutSpaces($"{tasks}{first.Code}."), paper, StringComparison.Ordinal);
            Assert.Contains(WithoutSpaces($"{milestones}{second.Milestones[0].Code}."), paper, StringComparison.Ordinal);
            Assert.DoesNotContain(WithoutSpaces(tasks), WithoutSpaces(Words(await Html.BodyAsync(draft, key))), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("@bottom-left\\{content:\"([^\"]*)\"")]
    private static partial Regex Foot();

    [GeneratedRegex("\\\\([0-9a-f]+) ")]
    private static partial Regex Escapes();

    [Fact]
    public async Task Everything_that_is_signed_is_on_the_paper()
    {
        // Each text has a number of its own: the same words in another place do not stand for it.
        var (plan, amendment, parts) = (PaperPlan.Signed(Sample.Draft), PaperPlan.Signed(Sample.Amendment), PaperPlan.Signed(Sample.AmendmentOfParts));
        foreach (var document in new AgreedDocument[]
        {
            plan with { Plan = Numbered(plan.Plan) },
            amendment with { Amendment = Numbered(amendment.Amendment) },
            parts with { Amendment = Numbered(parts.Amendment) },
        })
        {
            foreach (var key in EditionKey.Issued)
            {
                var paper = WithoutSpaces(Words(await Html.BodyAsync(document, key)));
                var signed = ContentWords.Of(document.ToCanonical()).Where(each => each.Language is { } language ? Languages.Official.Contains(language) && (key.Edition == Edition.Joint || language == key.Reader.NativeLanguage()) : IsCode(each.Words)).ToList();
                Assert.True(signed.Count > 40, "Hardly anything is signed.");
                Assert.Empty(signed.Where(each => !paper.Contains(WithoutSpaces(Shown(each, key)), StringComparison.Ordinal)).Select(each => $"{key}: {each}"));
            }
        }
    }

    [Fact]
    public async Task Every_day_weight_and_sum_of_a_plan_is_on_the_paper()
    {
        var plan = PaperPlan.Signed(Sample.Draft);
        var paper = WithoutSpaces(Words(await Html.BodyAsync(plan, EditionKey.Vietnamese)));
        foreach (var task in plan.Plan.Tasks)
        {
            Assert.Contains($"{DateText.Short(task.Start!.Value, Language.Vi)}–{DateText.Short(task.End!.Value, Language.Vi)}{task.Weight}", paper, StringComparison.Ordinal);
            Assert.All(task.Milestones, each => Assert.Contains($"{DateText.Short(each.Planned!.Value, Language.Vi)}{each.Code}", paper, StringComparison.Ordinal));
            Assert.All(task.Budget, each => Assert.Contains(WithoutSpaces(NumberText.Money(each.Amount, each.Currency.ToString(), Language.Vi)), paper, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_national_edition_has_its_own_language_alone()
    {
        foreach (var document in new AgreedDocument[] { PaperPlan.Signed(Sample.Draft), PaperPlan.Signed(Sample.Amendment) })
        {
            // But for the other side's names, which have one spelling.
            var vietnamese = Words(await Html.BodyAsync(document, EditionKey.Vietnamese)).Replace("ບຸນມີ ເມົາ", string.Empty, StringComparison.Ordinal);
            var lao = Words(await Html.BodyAsync(document, EditionKey.Lao)).Replace("Nguyễn Văn Mẫu", string.Empty, StringComparison.Ordinal);
            Assert.DoesNotMatch("[\u0E80-\u0EFF]", vietnamese);
            Assert.DoesNotMatch("(?<![0-9a-f])[a-z\u00E0-\u024F\u1EA0-\u1EF9]{3,}(?![0-9a-f])", Digits().Replace(lao, string.Empty));
        }
    }

    [Fact]
    public async Task Both_sides_sign_every_edition_but_the_English_one()
    {
        foreach (var key in EditionKey.Issued)
        {
            var body = await Html.BodyAsync(PaperPlan.Signed(Sample.SmallDraft), key);
            Assert.Equal(2, body.Split("<div class=\"signature\">").Length - 1);
            Assert.Contains("Nguyễn Văn Mẫu", body, StringComparison.Ordinal);
            Assert.Contains("ບຸນມີ ເມົາ", body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<div class=\"signature\">", await Html.BodyAsync(PaperPlan.Signed(Sample.SmallDraft), English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_signatures_has_the_code_of_its_content_in_the_margin_and_its_indicators_are_part_of_it()
    {
        var sent = PaperPlan.Sent(Sample.SmallDraft);
        var page = await Html.RenderAsync(sent, EditionKey.Vietnamese);
        Assert.Contains(ReportIssue.CodeOf(sent.Fingerprint!)[..4] + "\\2d ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<div class=\"draft-mark", page, StringComparison.Ordinal);
        Assert.Contains("Kim ngạch", page, StringComparison.Ordinal);
        var draft = await Html.RenderAsync(Sample.SmallDraft, EditionKey.Vietnamese);
        Assert.Contains("<div class=\"draft-mark", draft, StringComparison.Ordinal);
        Assert.Contains("Kim ngạch", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_content_is_one_document_dated_by_itself()
    {
        Assert.Equal(await Html.RenderAsync(Sample.SmallDraft, Joint), await Html.RenderAsync(new PaperPlan(Repository.FullPath("templates")).SmallDraft, Joint));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)), PdfMetadata.Of(Sample.Draft).MadeAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 27, 3, 20, 0, TimeSpan.Zero), PdfMetadata.Of(PaperPlan.Signed(Sample.Draft)).MadeAt);
    }

    [Fact]
    public async Task Every_edition_has_one_title_and_no_level_left_out()
    {
        foreach (var document in new AgreedDocument[] { Sample.SmallDraft, Sample.Amendment })
        {
            foreach (var key in EditionKey.Issued.Append(English))
            {
                var levels = Heading().Matches(await Html.BodyAsync(document, key)).Select(match => match.Groups[1].Value[0] - '0').ToList();
                Assert.Equal(1, levels[0]);
                Assert.Single(levels, 1);
                Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{key}: h{pair.First} before h{pair.Second}"));
            }
        }
    }

    [Fact]
    public async Task A_long_chart_stands_on_A3_and_a_short_one_on_A4()
    {
        Assert.Contains("@page annex-Gantt{size:A3 landscape", await Html.RenderAsync(Sample.Draft, Joint), StringComparison.Ordinal);
        Assert.Contains("@page annex-Gantt{size:A4 landscape", await Html.RenderAsync(Sample.SmallDraft, Joint), StringComparison.Ordinal);
    }

    /// <summary>The same with «1», «2» and so on before the words of each language of each text.</summary>
    private static T Numbered<T>(T content)
    {
        var number = 0;
        var root = JsonNode.Parse(CanonicalJson.Of(content))!;
        Number(root);
        return CanonicalJson.Read<T>(root.ToJsonString());

        void Number(JsonNode? node)
        {
            if (node is JsonObject text && text.ContainsKey("source"))
            {
                foreach (var language in Languages.All.Select(each => each.Code()).Where(text.ContainsKey))
                {
                    text[language] = $"«{++number}» {text[language]}";
                }
            }
            else if (node is JsonObject parts)
            {
                parts.ToList().ForEach(each => Number(each.Value));
            }
            else if (node is JsonArray rows)
            {
                rows.ToList().ForEach(Number);
            }
        }
    }

    /// <summary>Codes are printed as they are; names of choices and days in words.</summary>
    private static bool IsCode(string words) => Code().IsMatch(words);

    /// <summary>A milestone's title and its dates are printed apart, and a code of a sector in a list.</summary>
    private static string Shown(ContentWords words, EditionKey key) => key.Edition == Edition.Joint || words.Language is null ? words.Words : words.Words.Trim();

    private static string Lines(string body) => string.Join('\n', body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string Words(string body) => WebUtility.HtmlDecode(Gap().Replace(Tag().Replace(BoundTerms.Removed(body), " "), " ").Replace("\u2060", string.Empty, StringComparison.Ordinal)).Replace('\u00A0', ' ');

    private static string WithoutSpaces(string words) => string.Concat(words.Where(each => !char.IsWhiteSpace(each) && each is not ('\u2060' or '\u200B')));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("[ \n]+")]
    private static partial Regex Gap();

    [GeneratedRegex("<h([1-6])")]
    private static partial Regex Heading();

    [GeneratedRegex("^[A-Z][0-9]{1,2}([.][0-9]+)?$")]
    private static partial Regex Code();

    /// <summary>The fingerprint's.</summary>
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digits();
}
