using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Adds a file to a document: its first one, or a newer version. The words inside are found from then on, where they can be read.</summary>
public static class AddDocumentVersion
{
    /// <summary>For reading the words of one file; what takes longer has none.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(15);

    /// <param name="File">Of a type that evidence may have; required.</param>
    /// <param name="Version">The version of the document that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, EvidenceUpload? File, int Version) : ICommand
    {
        public override string ToString() => $"{nameof(AddDocumentVersion)} {DocumentId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var upload = request.File ?? throw new RuleException(Rules.ProductFileMissing, nameof(request.File));
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            var bytes = EvidenceReader.Read(upload);
            var file = new LibraryFile(document.Id, upload.FileName, bytes);
            if (FileWords.HasMacros(bytes))
            {
                throw new RuleException(Rules.DocumentMacros, nameof(request.File), file.FileName);
            }

            var words = await WordsAsync(file.FileName, bytes, cancellationToken);
            document.Add(context.User.OwnSide, file, isSearched: !string.IsNullOrWhiteSpace(words), context.User.Name, clock.Today);
            db.LibraryFiles.Add(file);
            await FollowAsync(document.Id, words ?? string.Empty, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private static async Task<string?> WordsAsync(string fileName, byte[] bytes, CancellationToken cancel)
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            time.CancelAfter(TimeMax);
            try
            {
                return await Task.Run(() => FileWords.Of(fileName, bytes, LibraryWords.Max, time.Token), cancel);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return null;
            }
        }

        private async Task FollowAsync(Guid document, string words, CancellationToken cancel)
        {
            if (await db.LibraryWords.SingleOrDefaultAsync(each => each.DocumentId == document, cancel) is { } known)
            {
                known.Take(words);
            }
            else
            {
                db.LibraryWords.Add(new LibraryWords(document, words));
            }
        }
    }
}
