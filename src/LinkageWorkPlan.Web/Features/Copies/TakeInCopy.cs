using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>
/// Takes a side's copy into an empty database, all of it or nothing, and marks the database as what it is. The history stays as the original has it.
/// </summary>
public static class TakeInCopy
{
    /// <param name="Path">Of the archive, decrypted.</param>
    /// <param name="AsPrimary">True where it takes the place of an original that was lost: then it is written to like any other database.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(string Path, bool AsPrimary = false) : ICommand<Taken>;

    /// <param name="Withheld">Entries of the history of which the hash alone came along.</param>
    /// <param name="Administrators">Of that side, with the last part of the address at which each sets a password.</param>
    public sealed record Taken(Side Side, DateTime MadeAt, long Rows, int Withheld, IReadOnlyList<TakeInExport.Administrator> Administrators);

    internal sealed class Handler(WorkPlanDb db, CopyState state, Clock clock) : IRequestHandler<Command, Taken>
    {
        public async Task<Taken> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.SetupTokens.ExecuteDeleteAsync(cancellationToken);
            var (rows, manifest) = await ExportTaker.TakeAsync(db, request.Path, asCopy: true, cancellationToken);
            await TextIndexUpgrade.RebuildAsync(db, cancellationToken);
            var copy = manifest.Copy!;
            db.CopyMarks.Add(new CopyMark { Side = copy.Side, MadeAt = manifest.MadeAt, TakenAt = clock.UtcNow, Withheld = copy.Withheld, IsPrimary = request.AsPrimary });
            await db.SaveAsIsAsync(cancellationToken);

            // From here on it is one: that somebody gets an address is no part of the original's history.
            await state.ReadAsync(db, cancellationToken);
            var administrators = new List<TakeInExport.Administrator>();
            foreach (var account in await db.Users.AsNoTracking().Where(each => each.Role == Role.Administrator && !each.IsDisabled && (each.Side == copy.Side || request.AsPrimary)).OrderBy(each => each.Side).ThenBy(each => each.Email).ToListAsync(cancellationToken))
            {
                administrators.Add(new TakeInExport.Administrator(account.Email!, await OneTimeAddress.NewAsync(db, account.Id, clock.UtcNow.AddDays(TakeInExport.DaysValid), cancellationToken)));
            }

            return new Taken(copy.Side, manifest.MadeAt, rows, copy.Withheld, administrators);
        }
    }
}
