using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What a workbook would make of a draft plan, cell by cell. Changes nothing.</summary>
public static class GetPlanImportPreview
{
    /// <param name="Content">A workbook (.xlsx), at most 20 MB.</param>
    [AllowedTo(Role.Secretary | Role.System)]
    public sealed record Query(string PlanCode, byte[] Content, IProgress<ImportProgress>? Progress = null) : IQuery<Model>;

    /// <param name="Lines">In the order of the file.</param>
    /// <param name="Tasks">Tasks that would be added or changed.</param>
    /// <param name="Owners">Owners that would be.</param>
    /// <param name="Stamp">Given back with the import, so that nothing else is written than what was shown.</param>
    public sealed record Model(IReadOnlyList<ImportLine> Lines, int Tasks, int Owners, string Stamp)
    {
        /// <summary>Indicators that would be.</summary>
        public int Indicators { get; init; }

        public int Problems { get; } = Lines.Count(each => each.Mark == ImportMark.Problem);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var known = await ImportBase.LoadAsync(db, request.PlanCode, cancellationToken);
            var book = PlanBook.Read(request.Content, cancellationToken);
            var draft = ImportDraft.Of(book, known, context.User, clock.Today, request.Progress, cancellationToken);
            return new Model(draft.Lines, draft.Tasks.Count, draft.Owners.Count, draft.Stamp) { Indicators = draft.Indicators.Count };
        }
    }
}
