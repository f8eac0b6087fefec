using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Files;

/// <summary>Tells those who keep the server that a stored file is damaged: in the log at once, and on their page for good.</summary>
public sealed partial class DamageLog(Dispatcher dispatcher, ILogger<DamageLog> log)
{
    /// <summary>A file that is met damaged again is logged again, and stays one line on the page.</summary>
    public async Task RecordAsync(StoredFile file)
    {
        Damaged(file.Kind, file.Name, file.Id, file.Sha256, file.Found);
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new RecordDamage.Command(file.Kind, file.Id, file.Name, file.Sha256, file.Found));
        }
        catch (RuleException refusal)
        {
            NotRecorded(file.Id, refusal.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored file {Kind} {Name} ({Id}) is damaged and is given to nobody: its SHA-256 was {Expected} and is {Found}. Restore it from a backup.")]
    private partial void Damaged(StoredKind kind, string name, Guid id, string expected, string found);

    [LoggerMessage(Level = LogLevel.Error, Message = "That the stored file {Id} is damaged could not be recorded: {Reason}")]
    private partial void NotRecorded(Guid id, string reason);
}

/// <summary>Keeps what is known of damaged files.</summary>
public static class RecordDamage
{
    [AllowedTo(Role.System)]
    public sealed record Command(StoredKind Kind, Guid FileId, string Name, string Expected, string Found) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!await db.DamagedFiles.AnyAsync(each => each.Kind == request.Kind && each.FileId == request.FileId, cancellationToken))
            {
                db.DamagedFiles.Add(new DamagedFile(request.Kind, request.FileId, request.Name, request.Expected, request.Found, clock.UtcNow));
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}

/// <summary>Files that were damaged and are whole again are no longer shown.</summary>
public static class ForgetDamage
{
    /// <param name="Kept">Those that are damaged still, by kind and row.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(IReadOnlyList<(StoredKind Kind, Guid FileId)> Kept) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = request.Kept.ToHashSet();
            db.DamagedFiles.RemoveRange((await db.DamagedFiles.ToListAsync(cancellationToken)).Where(each => !kept.Contains((each.Kind, each.FileId))));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
