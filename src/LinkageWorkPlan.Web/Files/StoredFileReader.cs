using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Files;

/// <summary>A stored file as it was read, whether it is whole or not.</summary>
/// <param name="Name">By which a person knows it.</param>
/// <param name="Sha256">As it was stored.</param>
public sealed record StoredFile(StoredKind Kind, Guid Id, string Name, string Sha256, byte[] Bytes)
{
    /// <summary>SHA-256 of the bytes as they are.</summary>
    public string Found { get; } = Fingerprint.OfBytes(Bytes);

    public bool IsWhole => Found == Sha256;
}

/// <summary>
/// The one place that reads stored bytes, and hands out none that are not as they were stored: a disk, a restore or a hand in the database may
/// have changed them. Used by queries alone, never inside a command's transaction: what is damaged is recorded in one of its own.
/// </summary>
public sealed class StoredFileReader(WorkPlanDb db, DamageLog damage)
{
    /// <summary>With the numbers of the records offices that were added since it was issued.</summary>
    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> EditionAsync(IQueryable<IssuedEdition> which, CancellationToken cancel)
    {
        var edition = await FindEditionAsync(which, cancel);
        var pdf = await WholeAsync(edition);
        foreach (var numbered in edition is null ? [] : await NumberedAsync(edition, cancel))
        {
            pdf = await WholeAsync(numbered);
        }

        return pdf;
    }

    /// <summary>As it was issued, without what was added since.</summary>
    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> IssuedEditionAsync(IQueryable<IssuedEdition> which, CancellationToken cancel) => await WholeAsync(await FindEditionAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> FirstPageAsync(IQueryable<IssuedEdition> which, CancellationToken cancel) => await WholeAsync(await FindFirstPageAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> EvidenceAsync(IQueryable<Evidence> which, CancellationToken cancel) => await WholeAsync(await FindEvidenceAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> ScanAsync(IQueryable<SignOffFile> which, CancellationToken cancel) => await WholeAsync(await FindScanAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> ProductAsync(IQueryable<ProductFile> which, CancellationToken cancel) => await WholeAsync(await FindProductAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> PilotAsync(IQueryable<PilotFile> which, CancellationToken cancel) => await WholeAsync(await FindPilotAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> LibraryAsync(IQueryable<LibraryFile> which, CancellationToken cancel) => await WholeAsync(await FindLibraryAsync(which, cancel));

    /// <param name="which">At most one.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<byte[]?> WorkbookAsync(IQueryable<WorkbookImport> which, CancellationToken cancel) => await WholeAsync(await FindWorkbookAsync(which, cancel));

    /// <summary>The canonical content that a round froze.</summary>
    /// <param name="which">One.</param>
    /// <exception cref="RuleException"><see cref="Rules.FileDamaged"/>.</exception>
    public async Task<string> SignedContentAsync(IQueryable<SignOffRound> which, CancellationToken cancel)
    {
        var round = await which.Select(each => new { each.Id, each.SubjectCode, each.Fingerprint, each.Content }).SingleAsync(cancel);
        await WholeAsync(new StoredFile(StoredKind.SignedContent, round.Id, round.SubjectCode, round.Fingerprint, System.Text.Encoding.UTF8.GetBytes(round.Content)));
        return round.Content;
    }

    /// <summary>Every stored file, one after the other, whether it is whole or not.</summary>
    public async IAsyncEnumerable<StoredFile> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var id in await db.Editions.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            var which = db.Editions.Where(each => each.Id == id);
            var edition = await FindEditionAsync(which, cancel);
            foreach (var file in new[] { edition, await FindFirstPageAsync(which, cancel) }.OfType<StoredFile>().Concat(edition is null ? [] : await NumberedAsync(edition, cancel)))
            {
                yield return file;
            }
        }

        // What was withdrawn is still listed in issues, and read from there.
        foreach (var id in await db.Evidence.IgnoreQueryFilters().OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            if (await FindEvidenceAsync(db.Evidence.IgnoreQueryFilters().Where(each => each.Id == id), cancel) is { } file)
            {
                yield return file;
            }
        }

        foreach (var id in await db.SignOffFiles.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            yield return (await FindScanAsync(db.SignOffFiles.Where(each => each.Id == id), cancel))!;
        }

        foreach (var id in await db.ProductFiles.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            yield return (await FindProductAsync(db.ProductFiles.Where(each => each.Id == id), cancel))!;
        }

        foreach (var id in await db.PilotFiles.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            yield return (await FindPilotAsync(db.PilotFiles.Where(each => each.Id == id), cancel))!;
        }

        foreach (var id in await db.LibraryFiles.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            yield return (await FindLibraryAsync(db.LibraryFiles.Where(each => each.Id == id), cancel))!;
        }

        foreach (var id in await db.Imports.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            yield return (await FindWorkbookAsync(db.Imports.Where(each => each.Id == id), cancel))!;
        }

        foreach (var id in await db.Rounds.OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel))
        {
            var round = await db.Rounds.Where(each => each.Id == id).Select(each => new { each.SubjectCode, each.Fingerprint, each.Content }).SingleAsync(cancel);
            yield return new StoredFile(StoredKind.SignedContent, id, round.SubjectCode, round.Fingerprint, System.Text.Encoding.UTF8.GetBytes(round.Content));
        }
    }

    private Task<StoredFile?> FindEditionAsync(IQueryable<IssuedEdition> which, CancellationToken cancel) => (
        from edition in which
        join round in db.Rounds on edition.RoundId equals round.Id
        select new StoredFile(StoredKind.Edition, edition.Id, new EditionKey(edition.Edition, edition.Reader).FileName(round.Subject, round.SubjectCode, edition.Issue), edition.Sha256, edition.Pdf)).SingleOrDefaultAsync(cancel);

    /// <summary>The edition with each number that was added to it, the first one first.</summary>
    private async Task<IReadOnlyList<StoredFile>> NumberedAsync(StoredFile edition, CancellationToken cancel)
    {
        var layers = await db.NumberLayers.AsNoTracking().Where(each => each.EditionId == edition.Id).OrderBy(each => each.Size).ToListAsync(cancel);
        var (files, bytes) = (new List<StoredFile>(), edition.Bytes);
        foreach (var layer in layers)
        {
            bytes = [.. bytes, .. layer.Added];
            files.Add(new StoredFile(StoredKind.NumberedEdition, layer.Id, edition.Name, layer.Sha256, bytes));
        }

        return files;
    }

    private Task<StoredFile?> FindFirstPageAsync(IQueryable<IssuedEdition> which, CancellationToken cancel) => (
        from edition in which
        where edition.FirstPage != null
        join round in db.Rounds on edition.RoundId equals round.Id
        select new StoredFile(StoredKind.FirstPage, edition.Id, new EditionKey(edition.Edition, edition.Reader).FileName(round.Subject, round.SubjectCode, edition.Issue), edition.FirstPageSha256!, edition.FirstPage!)).SingleOrDefaultAsync(cancel);

    private Task<StoredFile?> FindEvidenceAsync(IQueryable<Evidence> which, CancellationToken cancel) => (
        from evidence in which
        join file in db.EvidenceFiles on evidence.Id equals file.EvidenceId
        select new StoredFile(StoredKind.Evidence, evidence.Id, evidence.FileName, evidence.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private static Task<StoredFile?> FindScanAsync(IQueryable<SignOffFile> which, CancellationToken cancel) =>
        which.Select(file => new StoredFile(StoredKind.Scan, file.Id, file.FileName, file.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private static Task<StoredFile?> FindProductAsync(IQueryable<ProductFile> which, CancellationToken cancel) =>
        which.Select(file => new StoredFile(StoredKind.Product, file.Id, file.FileName, file.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private static Task<StoredFile?> FindPilotAsync(IQueryable<PilotFile> which, CancellationToken cancel) =>
        which.Select(file => new StoredFile(StoredKind.Pilot, file.Id, file.FileName, file.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private static Task<StoredFile?> FindLibraryAsync(IQueryable<LibraryFile> which, CancellationToken cancel) =>
        which.Select(file => new StoredFile(StoredKind.Library, file.Id, file.FileName, file.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private Task<StoredFile?> FindWorkbookAsync(IQueryable<WorkbookImport> which, CancellationToken cancel) => (
        from import in which
        join file in db.ImportedFiles on import.Id equals file.ImportId
        select new StoredFile(StoredKind.Workbook, import.Id, import.FileName, import.Sha256, file.Bytes)).SingleOrDefaultAsync(cancel);

    private async Task<byte[]?> WholeAsync(StoredFile? file)
    {
        if (file is { IsWhole: false })
        {
            await damage.RecordAsync(file);
            throw new RuleException(Rules.FileDamaged, null, file.Name);
        }

        return file?.Bytes;
    }
}
