using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Files;

/// <summary>Informs the administrators that a stored file is damaged: in the log at once, and on their page for good.</summary>
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
