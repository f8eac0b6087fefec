using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>
/// Writes what a translator gave back: all that was shown as to be written, or nothing. Whatever state the file names, nothing
/// becomes checked by it: a person of the native side confirms that here.
/// </summary>
public static class ImportTranslations
{
    /// <param name="Taken">Ids of stale, conflicting and copied units that are to be written all the same.</param>
    /// <param name="Seen">What the dry run showed (<see cref="GetImportPreview.Model.Stamp"/>).</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, string? ReportCode, byte[] Content, IReadOnlySet<string> Taken, string Seen, IProgress<ImportProgress>? Progress = null) : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, TextRows rows) : IRequestHandler<Command, int>
    {
        /// <summary>Aggregates that are loaded and saved together: few enough that the tracker stays quick.</summary>
        private const int Batch = 200;

        /// <returns>How many renderings were written.</returns>
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var file = TranslationFormats.Read(request.Content, cancellationToken);
            var subject = await ExchangeTexts.SubjectAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            await LockAsync(subject, cancellationToken);
            var texts = await ExchangeTexts.LoadAsync(visible, rows, request.PlanCode, request.ReportCode, cancellationToken);
            var units = ImportUnits.Of(file, texts, request.Progress, cancellationToken);
            if (ImportUnits.Stamp(units) != request.Seen)
            {
                throw new RuleException(Rules.ExchangeOutdated);
            }

            var chosen = units.Where(each => each.IsReady || (each.IsChoice && request.Taken.Contains(each.Unit.Id))).ToList();
            await WriteAsync(file, chosen, request.Progress, cancellationToken);
            request.Progress?.Report(new ImportProgress(ImportStep.Finishing, chosen.Count, chosen.Count));
            await FollowAsync(subject, chosen, cancellationToken);
            db.WroteMany(chosen.Count);
            return chosen.Count;
        }

        private async Task WriteAsync(TranslationFile file, IReadOnlyList<ImportUnit> chosen, IProgress<ImportProgress>? progress, CancellationToken cancel)
        {
            var done = 0;
            foreach (var kind in chosen.GroupBy(each => each.Row!.Kind))
            {
                foreach (var batch in kind.GroupBy(each => each.Row!.Id).Chunk(Batch))
                {
                    progress?.Report(new ImportProgress(ImportStep.Writing, done, chosen.Count));
                    db.ChangeTracker.Clear();
                    var aggregates = await LoadAsync(kind.Key, [.. batch.Select(each => each.Key)], cancel);
                    await LoadTasksAsync(aggregates.Values, cancel);
                    foreach (var units in batch)
                    {
                        var aggregate = aggregates[units.Key];
                        var places = aggregate.Texts.ToDictionary(each => each.Field);
                        foreach (var unit in units)
                        {
                            aggregate.SetText(unit.Row!.Field, unit.Unit.Returned(file.Source, file.Target).ApplyTo(places[unit.Row.Field].Text));
                            done++;
                        }
                    }

                    await db.SaveChangesAsync(cancel);
                    cancel.ThrowIfCancellationRequested();
                }
            }

            db.ChangeTracker.Clear();
        }

        private async Task<IReadOnlyDictionary<Guid, ITranslatable>> LoadAsync(TextKind kind, IReadOnlyList<Guid> ids, CancellationToken cancel) => kind switch
        {
            TextKind.Plan => await db.Plans.Include(each => each.Pillars).Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Task => await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Owner => await db.Owners.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Memorandum => await db.Memorandum.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Indicator => await db.Indicators.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Obstacle => await db.Obstacles.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Meeting => await db.Meetings.AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Pilot => await db.Pilots.AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Park => await db.Parks.AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Compatibility => await db.CompatibilityRows.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Risk => await db.ParkRisks.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Linkage => await db.Linkages.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Course => await db.Courses.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.SideRequest => await db.SideRequests.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Document => await db.Documents.AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Progress => await db.Progress.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Evidence => await db.Evidence.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Comment => await db.Comments.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Return => await db.ReturnTexts.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Report => await db.Reports.Include(each => each.Sections).Include(each => each.Proposals).AsSplitQuery().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, ITranslatable (each) => each, cancel),
            TextKind.Issue or TextKind.Amendment or TextKind.Enterprise or TextKind.Term => throw new InvalidOperationException($"Texts of {kind} are in no translator's file."),
        };

        /// <summary>The history tells a change of progress, evidence or a comment under what it is about, and needs its name.</summary>
        private async Task LoadTasksAsync(IEnumerable<ITranslatable> aggregates, CancellationToken cancel)
        {
            Guid[] tasks = [.. aggregates.Select(each => each switch { ProgressUpdate update => update.TaskId, Evidence evidence => evidence.TaskId, Comment { About: CommentAbout.Task } comment => comment.SubjectId, _ => Guid.Empty }).Where(each => each != Guid.Empty).Distinct()];
            if (tasks.Length > 0)
            {
                await db.Tasks.Where(task => tasks.Contains(task.Id)).LoadAsync(cancel);
            }

            Guid[] returned = [.. aggregates.OfType<ReturnText>().Select(each => each.RoundId).Distinct()];
            if (returned.Length > 0)
            {
                await db.Rounds.AsSplitQuery().Where(round => returned.Contains(round.Id)).LoadAsync(cancel);
            }

            foreach (var comment in aggregates.OfType<Comment>().Where(each => each.About != CommentAbout.Task).DistinctBy(each => each.SubjectId))
            {
                await db.LockCommentSubjectAsync(comment.About, comment.SubjectId, cancel);
            }
        }

        private async Task LockAsync(ExchangeSubject subject, CancellationToken cancel)
        {
            if (subject.Kind == TextKind.Plan)
            {
                await db.LockPlanAsync(subject.Id, cancel);
            }
            else
            {
                await db.LockReportAsync(subject.Id, cancel);
            }
        }

        /// <summary>What co-chairs have before them in a review is what is written now: each plan once.</summary>
        private async Task FollowAsync(ExchangeSubject subject, IReadOnlyList<ImportUnit> chosen, CancellationToken cancel)
        {
            if (subject.Kind == TextKind.Plan && chosen.Any(each => each.Row!.IsAgreed))
            {
                var plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Id == subject.Id, cancel);
                await PlanParts.RefreshRoundAsync(db, plan, cancel);
            }

            Guid[] owners = [.. chosen.Where(each => each.Row!.Kind == TextKind.Owner).Select(each => each.Row!.Id).Distinct()];
            if (owners.Length > 0)
            {
                await OwnerPlans.FollowAsync(db, owners, cancel);
            }

            Guid[] items = [.. chosen.Where(each => each.Row!.Kind == TextKind.Memorandum).Select(each => each.Row!.Id).Distinct()];
            if (items.Length > 0)
            {
                await OwnerPlans.FollowContentsAsync(db, await db.Memorandum.Where(each => items.Contains(each.Id)).Select(each => each.Code).ToListAsync(cancel), cancel);
            }

            await db.SaveChangesAsync(cancel);
        }
    }
}
