using System.Text.Json;
using LinkageWorkPlan.Domain.Accounts;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>
/// A command that, sent by an administrator, can give an account power over signing. It is carried out at once where it does not, and is
/// otherwise refused (<see cref="SigningPower.NotifyAsync"/>) until an administrator of each side agreed (docs/decisions/0088). A test
/// demands of every command of administrators that it either is one or says why it gives none.
/// </summary>
public interface IGivesPower;

/// <summary>What a proposal needs to know of one such command; beside the command itself.</summary>
public interface IPowerChange
{
    Type Command { get; }

    /// <summary>Checks all that can be checked now, and says what would happen.</summary>
    /// <exception cref="Domain.Failures.RuleException">It could not be carried out.</exception>
    Task<PowerChangeFacts> ReadAsync(IGivesPower command, CancellationToken cancel);

    /// <summary>As it is kept until it is confirmed; after <see cref="ReadAsync"/>.</summary>
    string Keep(IGivesPower command, PowerChangeFacts facts);

    /// <summary>By the command's own handler.</summary>
    Task CarryOutAsync(string kept, CancellationToken cancel);
}

/// <summary>The same for every such command.</summary>
internal abstract class PowerChange<TCommand, TResult>(IRequestHandler<TCommand, TResult> handler) : IPowerChange
    where TCommand : class, IGivesPower, IRequest<TResult>
{
    public Type Command => typeof(TCommand);

    public Task<PowerChangeFacts> ReadAsync(IGivesPower command, CancellationToken cancel) => ReadAsync((TCommand)command, cancel);

    public string Keep(IGivesPower command, PowerChangeFacts facts) => JsonSerializer.Serialize(Kept((TCommand)command, facts));

    public Task CarryOutAsync(string kept, CancellationToken cancel) =>
        handler.Handle(JsonSerializer.Deserialize<TCommand>(kept) ?? throw new InvalidOperationException("A proposal has no command."), cancel);

    protected abstract Task<PowerChangeFacts> ReadAsync(TCommand command, CancellationToken cancel);

    /// <summary>Without what must not be kept, as a password.</summary>
    protected virtual TCommand Kept(TCommand command, PowerChangeFacts facts) => command;
}
