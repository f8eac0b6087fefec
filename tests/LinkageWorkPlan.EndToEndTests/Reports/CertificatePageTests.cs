using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>Certificates as the browser prints them.</summary>
public sealed class CertificatePageTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);

    [Fact]
    public async Task Each_is_one_page_however_long_course_place_and_names_are()
    {
        await using var printer = new ChromiumPrinter(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance, TimeProvider.System);
        foreach (var (course, place, name) in new[] { (30, 20, 20), (Course.TitleMax, 0, 30), (130, 50, 19), (200, 100, 100), (Course.TitleMax, Course.PlaceMax, CourseParticipant.NameMax) })
        {
            var rows = Sides.Both.Select(side => new CertificateRow("TR1/N1", side, Vietnamese(name), Lao(name), "0123456789abcdef", "https://plan.example/v/0123456789abcdef", Day)).ToList();
            var html = await new CertificateHtml(new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates"))).RenderAsync(new CertificateBook("TR1", Both(course), Both(place), Day.AddDays(-4), Day, rows));
            var pdf = await printer.PrintAsync(html, new PdfMetadata(DateTimeOffset.UnixEpoch), CancellationToken.None);
            Assert.True(PdfPages.In(pdf) == rows.Count, $"{PdfPages.In(pdf)} pages with {course} letters of the course, {place} of the place and {name} of a name.");
        }
    }

    private static LocalizedText Both(int letters) => letters == 0 ? LocalizedText.Empty : LocalizedText.Of(Language.Vi, Vietnamese(letters), Lao(letters));

    private static string Vietnamese(int letters) => Some("Bồi dưỡng kỹ thuật viên hai nước về quản lý chất lượng ", letters);

    private static string Lao(int letters) => Some("ຝຶກອົບຮົມນັກວິຊາການສອງປະເທດ ກ່ຽວກັບການຄຸ້ມຄອງຄຸນນະພາບ ", letters);

    /// <summary>So many letters as people count them.</summary>
    private static string Some(string words, int letters) => TextLimit.Shorten(string.Concat(Enumerable.Repeat(words, (letters / 20) + 1)), letters).TrimEnd();
}
