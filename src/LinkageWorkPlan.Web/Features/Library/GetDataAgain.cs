using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>The newest file of a document, read as somebody says that it is to be read. Nothing is saved: <see cref="KeepData"/> does that.</summary>
public static class GetDataAgain
{
    /// <summary>For reading one file.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(15);

    [AllowedTo(Role.Secretary)]
    public sealed record Query(string DocumentCode, DataReading Reading) : IQuery<Model>;

    /// <param name="FileId">The file that was read.</param>
    /// <param name="Words">For the search; null where they stay as they are.</param>
    public sealed record Model(Guid FileId, DataTable Table, string? Words);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var document = await db.FindDocumentAsync(request.DocumentCode, cancellationToken);
            var newest = document.Newest ?? throw new RuleException(Rules.DataNone, null, document.Code);
            var bytes = await files.LibraryAsync(db.LibraryFiles.Where(each => each.Id == newest.FileId), cancellationToken) ?? throw new RuleException(Rules.NotFound);
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(TimeMax);
            var table = DataReader.Read(newest.FileName, bytes, request.Reading, time.Token) ?? throw new RuleException(Rules.DataNone, null, document.Code);
            var words = table is { Problem: null, Reading.Encoding: { } encoding } ? FileWords.Of(bytes, encoding, LibraryWords.Max) : null;
            return new Model(newest.FileId, table, words);
        }
    }
}
