using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>The newest copy of the sender's own side.</summary>
public static class FindSideCopy
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<Found>;

    /// <param name="Path">On the server's disk.</param>
    /// <param name="At">UTC; what was saved before it is in the copy.</param>
    public sealed record Found(string Path, string Name, DateTime At, long Bytes);

    internal sealed class Handler(CopyOptions options, RequestContext context) : IRequestHandler<Query, Found>
    {
        public Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            return options.Made.Contains(side) && BackupJournal.Read(options.FolderOf(side)).Last is { } last && new FileInfo(Path.Combine(options.FolderOf(side), Path.GetFileName(last.Name))) is { Exists: true } file
                ? Task.FromResult(new Found(file.FullName, last.Name, last.At, file.Length))
                : throw new RuleException(Rules.NotFound);
        }
    }
}
