using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What a workbook would change in the register, row by row.</summary>
public static class GetRegisterPreview
{
    /// <param name="Content">A workbook (.xlsx), at most 20 MB.</param>
    /// <param name="Merges">True where a row about a known enterprise is taken over into it; false where it is refused.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(byte[] Content, bool Merges, IProgress<ImportProgress>? Progress = null) : IQuery<Model>;

    /// <param name="Lines">In the order of the file.</param>
    /// <param name="Stamp">Given back with the import, so that nothing else is written than what was shown.</param>
    public sealed record Model(IReadOnlyList<RegisterLine> Lines, bool Merges, string Stamp)
    {
        public int Problems { get; } = Lines.Count(each => each.Mark == RegisterMark.Problem);

        /// <summary>Rows that would be written.</summary>
        public int Writing { get; } = Lines.Count(each => each.Mark is RegisterMark.Added or RegisterMark.Changed);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var book = RegisterBook.Read(request.Content, cancellationToken);
            request.Progress?.Report(new ImportProgress(ImportStep.Comparing));
            var import = RegisterImport.Of(book, await RegisterKnown.LoadAsync(db, context.User.Language, clock.Today, cancellationToken), request.Merges, cancellationToken);
            return new Model(import.Lines, request.Merges, import.Stamp);
        }
    }
}
