using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Takes a workbook into the register: all that the dry run showed, or nothing.</summary>
public static class ImportRegister
{
    /// <param name="Content">At most 20 MB.</param>
    /// <param name="Merges">As in the dry run.</param>
    /// <param name="Seen">What the dry run showed (<see cref="GetRegisterPreview.Model.Stamp"/>).</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(byte[] Content, bool Merges, string Seen, IProgress<ImportProgress>? Progress = null) : ICommand<Result>;

    /// <param name="Added">Enterprises and linkages.</param>
    public sealed record Result(int Added, int Changed);

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Result>
    {
        /// <summary>Aggregates that are saved together: few enough that the tracker stays quick.</summary>
        private const int Batch = 500;

        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var book = RegisterBook.Read(request.Content, cancellationToken);
            var import = RegisterImport.Of(book, await RegisterKnown.LoadAsync(visible, context.User.Language, clock.Today, cancellationToken), request.Merges, cancellationToken);
            if (import.Stamp != request.Seen)
            {
                throw new RuleException(Rules.RegisterOutdated);
            }

            if (import.Problems > 0)
            {
                throw new RuleException(Rules.RegisterRefused, null, import.Problems);
            }

            await ReviseAsync(import, cancellationToken);
            await AddAsync(import, request.Progress, cancellationToken);
            db.WroteMany(import.Lines.Count);
            return new Result(import.Added.Count + import.AddedLinkages.Count, import.Changed.Count + import.ChangedLinkages.Count);
        }

        private async Task ReviseAsync(RegisterImport import, CancellationToken cancel)
        {
            foreach (var codes in import.Changed.Keys.Chunk(Batch))
            {
                var linked = await db.Linkages.Where(each => codes.Contains(each.VietnamCode) || codes.Contains(each.LaosCode)).Select(each => new { each.VietnamCode, each.LaosCode }).ToListAsync(cancel);
                foreach (var enterprise in await db.Enterprises.Where(each => codes.Contains(each.Code)).ToListAsync(cancel))
                {
                    var (content, others) = import.Changed[enterprise.Code];
                    enterprise.Revise(content, linked.Exists(each => each.VietnamCode == enterprise.Code || each.LaosCode == enterprise.Code));
                    enterprise.AddOtherNames(others);
                }

                await SaveAsync(cancel);
            }

            foreach (var codes in import.ChangedLinkages.Keys.Chunk(Batch))
            {
                foreach (var linkage in await db.Linkages.Where(each => codes.Contains(each.Code)).ToListAsync(cancel))
                {
                    var (content, step) = import.ChangedLinkages[linkage.Code];
                    linkage.Revise(content);
                    if (step is var (stage, on))
                    {
                        linkage.Reach(stage, on, clock.Today);
                    }
                }

                await SaveAsync(cancel);
            }
        }

        private async Task AddAsync(RegisterImport import, IProgress<ImportProgress>? progress, CancellationToken cancel)
        {
            var done = 0;
            foreach (var some in import.Added.Chunk(Batch))
            {
                progress?.Report(new ImportProgress(ImportStep.Writing, done, import.Added.Count));
                db.Enterprises.AddRange(some);
                await SaveAsync(cancel);
                done += some.Length;
            }

            foreach (var some in import.AddedLinkages.Chunk(Batch))
            {
                db.Linkages.AddRange(some);
                await SaveAsync(cancel);
            }

            progress?.Report(new ImportProgress(ImportStep.Finishing, done, done));
        }

        private async Task SaveAsync(CancellationToken cancel)
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
