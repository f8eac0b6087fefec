using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkageWorkPlan.Web.Data.Copies;

/// <summary>
/// What may be written in a read-only copy, whatever a request wants to write: what lets people in, and what follows this machine. The pipeline of
/// the requests refuses it before, and this stands behind them, so that none can be forgotten.
/// </summary>
internal static partial class CopyTables
{
    public static readonly IReadOnlySet<Type> Written = new HashSet<Type>
    {
        typeof(Account), typeof(AccountEvent), typeof(DamagedFile), typeof(DataProtectionKey), typeof(Passkey), typeof(RecoveryCode), typeof(SecondFactor), typeof(Session), typeof(SetupToken),
        typeof(SignInLimit), typeof(TextEntry), typeof(TextIndexVersion), typeof(Domain.Library.LibraryWords),
    };

    /// <summary>What a sign-in leads to on the original alone: nobody is mailed by a copy, and nobody signs in it.</summary>
    private static readonly IReadOnlySet<Type> Left = new HashSet<Type> { typeof(OutgoingMail), typeof(SigningHold) };

    /// <exception cref="RuleException"><see cref="Rules.ReadOnlyCopy"/>.</exception>
    public static void Require(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(each => each.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (Left.Contains(entry.Metadata.ClrType))
            {
                entry.State = entry.State == EntityState.Added ? EntityState.Detached : EntityState.Unchanged;
            }
            else if (!Written.Contains(entry.Metadata.ClrType))
            {
                throw new RuleException(Rules.ReadOnlyCopy);
            }
        }
    }

    /// <summary>For statements that go past the change tracker.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ReadOnlyCopy"/>.</exception>
    public static void Require(DbContext db, string statement)
    {
        foreach (Match written in Writing().Matches(statement))
        {
            var table = written.Groups["table"].Value;
            if (!Written.Any(each => db.Model.FindEntityType(each)!.GetTableName() == table))
            {
                throw new RuleException(Rules.ReadOnlyCopy);
            }
        }
    }

    [GeneratedRegex("""\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|TRUNCATE(\s+TABLE)?)\s+(ONLY\s+)?"(?<table>\w+)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Writing();
}
