using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Files;

internal static class EvidenceReader
{
    /// <summary>What is wrong with the files and what is wrong with the update, at once.</summary>
    public static T Made<T>(Func<T> make, IReadOnlyList<BrokenRule> problems)
    {
        try
        {
            var made = make();
            return problems.Count == 0 ? made : throw new RuleException(problems);
        }
        catch (RuleException refusal) when (!ReferenceEquals(refusal.Broken, problems))
        {
            throw new RuleException([.. refusal.Broken, .. problems]);
        }
    }

    /// <summary>
    /// What is known of the files: one that shows several milestones is evidence of each. One is in memory at a time: its size and hash are
    /// given now, its bytes are stored by <see cref="StoreAsync"/>. Each is read once by either.
    /// </summary>
    /// <param name="updates">Of one record, in the order they were said. None where there are no files.</param>
    public static IReadOnlyList<(Evidence Said, EvidenceUpload File)> Add(WorkPlanDb db, IReadOnlyList<ProgressUpdate> updates, IReadOnlyList<EvidenceUpload> files, Language author)
    {
        var evidence = new List<(Evidence Said, EvidenceUpload File)>();
        foreach (var file in files)
        {
            var bytes = Read(file);
            foreach (var (place, update) in ProgressRecord.ShownBy(file.Milestone, updates).Index())
            {
                // A product is listed once.
                var said = new Evidence(update, file.Title.ApplyTo(LocalizedText.Empty, author), file.FileName, bytes, file.Language, file.IsProduct && place == 0);
                evidence.Add((said, file));
                db.Evidence.Add(said);
            }
        }

        Evidence.RequireFits(evidence.Select(each => each.Said.Size));
        return evidence;
    }

    public static async Task StoreAsync(WorkPlanDb db, IReadOnlyList<(Evidence Said, EvidenceUpload File)> evidence, CancellationToken cancel)
    {
        foreach (var file in evidence.GroupBy(each => each.File, each => each.Said))
        {
            var bytes = Read(file.Key);
            foreach (var said in file)
            {
                var stored = db.EvidenceFiles.Add(new EvidenceFile { EvidenceId = said.Id, Bytes = bytes });
                await db.SaveChangesAsync(cancel);
                stored.State = EntityState.Detached;
            }
        }
    }

    /// <summary>What keeps files from being evidence: empty, too large, of a type that is not listed.</summary>
    public static IReadOnlyList<BrokenRule> Problems(IReadOnlyList<EvidenceUpload> files)
    {
        var broken = new List<BrokenRule>();
        foreach (var file in files)
        {
            try
            {
                EvidenceTypes.Require(file.FileName, Read(file));
            }
            catch (RuleException refusal)
            {
                broken.AddRange(refusal.Broken);
            }
        }

        return broken;
    }

    /// <summary>The whole file, or one byte more than the limit: enough to refuse it.</summary>
    public static byte[] Read(EvidenceUpload file)
    {
        using var stream = file.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (bytes.Length <= Evidence.SizeMax && (count = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
