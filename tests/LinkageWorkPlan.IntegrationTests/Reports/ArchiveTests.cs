using System.Net;
using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What an archive holds, and what its verification does and does not let pass.</summary>
public sealed class ArchiveTests
{
    [Theory, EachDatabase]
    public async Task An_archive_holds_the_papers_behind_its_signatures_and_its_seals_bind_all_of_it(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database);
        var files = ArchiveDesk.Files(desk.Zip).ToDictionary(each => each.Name, each => each.Bytes);
        Assert.Equal(ArchiveDesk.Paper, files["scans/paper-vietnam.pdf"]);
        Assert.Equal(ArchiveDesk.Decision, files["scans/delegation-laos.pdf"]);
        Assert.Equal(4, files.Keys.Count(each => each.StartsWith("editions/", StringComparison.Ordinal)));
        Assert.All(files.Keys, each => Assert.True(Ascii.IsValid(each), each));

        var result = desk.Verify(desk.Zip);
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.File} {each.Code}"));
        Assert.Equal((Verdict.Established, "Found.ArchiveWhole"), (result.Verdict, result.Checks[0].Code));
        Assert.Equal(Verdict.Unchanged, ArchiveVerification.Verify(new MemoryStream(desk.Zip)).Verdict);
        Assert.Equal(desk.Zip, await ArchiveDesk.ZipAsync(desk.Desk));
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_left_out_or_added_does_not_hold_though_its_list_was_written_again(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database);
        var files = ArchiveDesk.Files(desk.Zip);
        var lao = files.Single(each => each.Name.EndsWith("_lao_issue-1.pdf", StringComparison.Ordinal)).Name;
        var signOffs = files.Single(each => each.Name == "sign-offs.json").Bytes;
        var renamed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(signOffs).Replace("Nguyễn Văn A", "Nguyễn Văn B", StringComparison.Ordinal));
        Assert.NotEqual(signOffs, renamed);
        var other = files.Single(each => each.Name.EndsWith("_vietnamese_issue-1.pdf", StringComparison.Ordinal)).Bytes;

        BrokenBy("Found.ArchiveEditionMissing", files.Where(each => each.Name != lao));
        BrokenBy("Found.ArchiveOfAnother", Replaced(lao, other));
        BrokenBy("Found.ArchiveSignOffsDiffer", Replaced("sign-offs.json", renamed));
        BrokenBy("Found.ArchiveContentDiffers", Replaced("content.json", "{}"u8.ToArray()));
        BrokenBy("Found.ArchiveScanMissing", Replaced("scans/paper-vietnam.pdf", [1, 2, 3]));
        BrokenBy("Found.ArchiveScanMissing", files.Where(each => each.Name != "scans/delegation-laos.pdf"));
        BrokenBy("Found.ArchiveScanOther", files.Append(("scans/paper-laos.pdf", [1])));
        BrokenBy("Found.ArchiveFileUnlisted", files.Append(("editions/annex.pdf", other)));
        BrokenBy("Found.ArchiveFileUnlisted", files.Append(("note.txt", [1])));
        BrokenBy("Found.ArchiveCertificateOther", Replaced("certificates/laos.cer", [1, 2, 3]));
        BrokenBy("Found.ArchiveEvidenceUnsigned", files.Append(("evidence/999-other.pdf", [1])));

        // Without a new list, the seals of the old one tell as much.
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Where(each => each.Name != lao))).Verdict);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Append(("evidence/x.pdf", [1])))).Verdict);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Where(each => each.Name != IssueArchive.SealOf(Side.Laos)))).Verdict);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Append(files[0]))).Verdict);

        // Whoever leaves the seals of the list away loses what they established.
        Assert.Equal(Verdict.Unchanged, desk.Verify(ArchiveDesk.Relist(files)).Verdict);

        IEnumerable<(string Name, byte[] Bytes)> Replaced(string name, byte[] bytes) => files.Select(each => each.Name == name ? (name, bytes) : each);
        void BrokenBy(string code, IEnumerable<(string Name, byte[] Bytes)> changed)
        {
            var result = desk.Verify(ArchiveDesk.Relist(changed));
            Assert.Contains(result.Checks, each => each.Code == code && each.Outcome == Outcome.Failed);
            Assert.Equal(Verdict.Broken, result.Verdict);
        }
    }

    [Theory, EachDatabase]
    public async Task The_same_files_zipped_again_by_another_program_hold_and_what_it_added_is_reported(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database);
        var files = ArchiveDesk.Files(desk.Zip);
        List<(string Name, byte[] Bytes)> added = [.. files, ("editions/", []), (".DS_Store", [1]), ("evidence/Thumbs.db", [2]), ("__MACOSX/editions/._a.pdf", [0, 5, 22, 7])];

        List<(string Name, byte[] Bytes)> backslashed = [.. files.Select(each => (each.Name.Replace('/', '\\'), each.Bytes))];
        List<(string Name, byte[] Bytes)> inFolder = [.. added.Select(each => (each.Name.StartsWith("__", StringComparison.Ordinal) ? each.Name : "Báo cáo 2026/" + each.Name, each.Bytes))];
        foreach (var packed in new[] { files, added, backslashed, inFolder })
        {
            var result = desk.Verify(ArchiveDesk.Pack(packed));
            Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.File} {each.Code} {string.Join(' ', each.Values)}"));
            Assert.Equal(Verdict.Established, result.Verdict);
            Assert.Equal(packed.Count > files.Count, result.Checks.Any(each => each is { Code: "Found.ArchiveLeftovers", Outcome: Outcome.Warned }));
            Assert.Equal(packed[0].Name.StartsWith('B'), result.Checks.Any(each => each is { Code: "Found.ArchiveInFolder", Outcome: Outcome.Warned }));
        }

        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Append(("__MACOSX/report.pdf", [1])))).Verdict);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Pack(files.Append((".DS_Store", new byte[2 * 1024 * 1024])))).Verdict);
    }

    [Theory, EachDatabase]
    public async Task A_ZIP_in_which_another_program_finds_other_files_does_not_hold(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database);
        var files = ArchiveDesk.Files(desk.Zip);
        var forged = ArchiveDesk.Pack(files.Select(each => each.Name.Contains("_lao_", StringComparison.Ordinal) ? (each.Name, ArchiveDesk.Paper) : each));

        BrokenBy("Found.ArchiveHidden", ZipForgery.Behind(forged, desk.Zip));
        BrokenBy("Found.ArchiveHidden", ZipForgery.WithHidden(desk.Zip, "editions/annex.pdf", ArchiveDesk.Paper));
        BrokenBy("Found.ArchiveHidden", ZipForgery.WithComment(desk.Zip, "The ministers have agreed."));
        BrokenBy("Found.ArchiveHidden", ZipForgery.WithOtherName(desk.Zip, files.Single(each => each.Name.Contains("_lao_", StringComparison.Ordinal)).Name));

        // A PDF under the name of what systems put there opens as that PDF where the whole file is called a PDF.
        BrokenBy("Found.ArchiveFileUnlisted", ArchiveDesk.Pack(files.Prepend(("__MACOSX/editions/._a.pdf", ArchiveDesk.Paper))));
        BrokenBy("Found.ArchiveFileUnlisted", ArchiveDesk.Pack(files.Prepend(("Thumbs.db", ArchiveDesk.Paper))));

        void BrokenBy(string code, byte[] zip)
        {
            var result = desk.Verify(zip);
            Assert.Equal(Verdict.Broken, result.Verdict);
            Assert.Contains(result.Checks, each => each.Code == code && each.Outcome == Outcome.Failed);
        }
    }

    [Theory, EachDatabase]
    public async Task An_archive_of_an_issue_without_seals_is_not_accused_and_not_established(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database, isSealed: false);
        var result = desk.Verify(desk.Zip);
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.File} {each.Code} {string.Join(' ', each.Values)}"));
        Assert.Equal(Verdict.Unsealed, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.ArchiveUnsealed", Outcome: Outcome.Warned });
        var files = ArchiveDesk.Files(desk.Zip);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Relist(files.Append(("note.txt", [1])))).Verdict);
        Assert.Equal(Verdict.Broken, desk.Verify(ArchiveDesk.Relist(files.Where(each => !each.Name.Contains("_lao_", StringComparison.Ordinal)))).Verdict);
    }

    [Theory, EachDatabase]
    public async Task The_public_page_takes_an_archive_and_readers_get_it_from_the_report(Database database)
    {
        await using var desk = await ArchiveDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Desk.Host, desk.Desk.SealSettings);
        const string Address = "/reports/2026-2027/2026-H1/archive?issue=1";
        using var nobody = pages.Open("lo");
        Assert.NotEqual(200, await nobody.StatusOfAsync(Address));
        using var observer = pages.Open("lo");
        await observer.SignInAsync("observer.vn@demo.lwp", DemoAccounts.Password);
        Assert.Equal(desk.Zip, await observer.BytesAsync(Address));

        var whole = WebUtility.HtmlDecode(await nobody.SendFileAsync("/v/file", desk.Zip));
        Assert.Contains(Loc.In(Language.Lo)["Verification.Standing.ArchiveOfHere"], whole, StringComparison.Ordinal);
        var relisted = WebUtility.HtmlDecode(await nobody.SendFileAsync("/v/file", ArchiveDesk.Relist(ArchiveDesk.Files(desk.Zip))));
        Assert.Contains(Loc.In(Language.Lo)["Verification.Standing.IssuedEditions"], relisted, StringComparison.Ordinal);
        Assert.DoesNotContain("message good", relisted, StringComparison.Ordinal);
        Assert.Contains(Loc.In(Language.Lo)["Verification.Standing.Broken"], WebUtility.HtmlDecode(await nobody.SendFileAsync("/v/file", "PK\u0003\u0004 and more"u8.ToArray())), StringComparison.Ordinal);
    }
}
