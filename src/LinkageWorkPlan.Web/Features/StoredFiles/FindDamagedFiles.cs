using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.StoredFiles;

/// <summary>Reads every stored file and compares it with its hash. A query, since it may take minutes and must not hold the database meanwhile.</summary>
public static class FindDamagedFiles
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(int Checked, int Damaged);

    internal sealed class Handler(StoredFileReader files, DamageLog damage, Dispatcher dispatcher) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (count, damaged) = (0, new List<(StoredKind, Guid)>());
            await foreach (var file in files.AllAsync(cancellationToken))
            {
                count++;
                if (!file.IsWhole)
                {
                    damaged.Add((file.Kind, file.Id));
                    await damage.RecordAsync(file);
                }
            }

            await dispatcher.SendAs(CurrentUser.System, new ForgetDamage.Command(damaged), cancellationToken);
            return new Result(count, damaged.Count);
        }
    }
}
