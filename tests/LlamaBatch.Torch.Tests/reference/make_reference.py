"""Writes a reference folder: a small Llama with a tied head and what PyTorch computes for it in float64.

An implementation of its own, head by head, that shares no line with the C# one: python make_reference.py FOLDER (needs torch and numpy).
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

V, W, F, L, H, K, D, THETA, EPS = 37, 24, 20, 3, 6, 3, 10, 500000.0, 1e-6
STEPS, B, T = 50, 3, 17
RATE, BETA1, BETA2, EPSILON, DECAY, CLIP = 0.003, 0.9, 0.95, 1e-8, 0.1, 1.0

shapes = {"model.embed_tokens.weight": (V, W)}
for l in range(L):
    p = f"model.layers.{l}."
    shapes |= {p + "self_attn.q_proj.weight": (H * D, W), p + "self_attn.k_proj.weight": (K * D, W),
               p + "self_attn.v_proj.weight": (K * D, W), p + "self_attn.o_proj.weight": (W, H * D),
               p + "mlp.gate_proj.weight": (F, W), p + "mlp.up_proj.weight": (F, W), p + "mlp.down_proj.weight": (W, F),
               p + "input_layernorm.weight": (W,), p + "post_attention_layernorm.weight": (W,)}
shapes["model.norm.weight"] = (W,)
angles = np.outer(np.arange(T), THETA ** (-2.0 * np.arange(D // 2) / D))
cos, sin = torch.tensor(np.cos(angles)), torch.tensor(np.sin(angles))
future = torch.triu(torch.full((T, T), -1e30, dtype=torch.float64), 1)


def norm(x, gain):
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + EPS) * gain


def rotate(x):
    first, second = x[..., : D // 2], x[..., D // 2:]
    return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)


def logits_of(w, inputs):
    x = w["model.embed_tokens.weight"][inputs]
    for l in range(L):
        p = f"model.layers.{l}."
        n = norm(x, w[p + "input_layernorm.weight"])
        heads = []
        for h in range(H):
            k = h * K // H
            query = rotate(n @ w[p + "self_attn.q_proj.weight"][h * D:(h + 1) * D].T)
            key = rotate(n @ w[p + "self_attn.k_proj.weight"][k * D:(k + 1) * D].T)
            value = n @ w[p + "self_attn.v_proj.weight"][k * D:(k + 1) * D].T
            heads.append(torch.softmax(query @ key.transpose(1, 2) / D ** 0.5 + future, -1) @ value)
        x = x + torch.cat(heads, -1) @ w[p + "self_attn.o_proj.weight"].T
        n = norm(x, w[p + "post_attention_layernorm.weight"])
        g = n @ w[p + "mlp.gate_proj.weight"].T
        x = x + (g * torch.sigmoid(g) * (n @ w[p + "mlp.up_proj.weight"].T)) @ w[p + "mlp.down_proj.weight"].T
    return norm(x, w["model.norm.weight"]) @ w["model.embed_tokens.weight"].T


def value_and_grad(w, batch):
    leaves = {name: torch.tensor(a, requires_grad=True) for name, a in w.items()}
    batch = torch.tensor(batch, dtype=torch.int64)
    logits = logits_of(leaves, batch[:, :-1])
    loss = -torch.log_softmax(logits, -1).gather(-1, batch[:, 1:, None]).mean()
    loss.backward()
    return loss.item(), logits.detach().numpy(), {name: leaf.grad.numpy() for name, leaf in leaves.items()}


def write(path, tensors):
    header, data = {}, b""
    for name in sorted(tensors):
        a = np.ascontiguousarray(tensors[name])
        raw = a.tobytes()
        header[name] = {"dtype": {"float32": "F32", "int32": "I32"}[a.dtype.name], "shape": list(a.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
random = np.random.default_rng(7)
weights = {name: np.float32(random.normal(0, 0.15, s) if len(s) > 1 else random.uniform(0.5, 1.5, s)) for name, s in shapes.items()}
tokens = np.int32(V * random.random((STEPS, B, T + 1)) ** 2)
write(folder / "model.safetensors", weights)
(folder / "config.json").write_text(json.dumps({
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu", "hidden_size": W, "intermediate_size": F,
    "num_hidden_layers": L, "num_attention_heads": H, "num_key_value_heads": K, "head_dim": D, "vocab_size": V,
    "max_position_embeddings": 32, "rope_theta": THETA, "rms_norm_eps": EPS, "tie_word_embeddings": True}, indent=1) + "\n")

w = {name: np.float64(a) for name, a in weights.items()}
m = {name: np.zeros_like(a) for name, a in w.items()}
s = {name: np.zeros_like(a) for name, a in w.items()}
losses, norms = [], []
for step in range(STEPS):
    loss, logits, grad = value_and_grad(w, tokens[step])
    total = float(np.sqrt(sum(np.sum(g * g) for g in grad.values())))
    losses.append(float(loss))
    norms.append(total)
    if step == 0:
        write(folder / "expected.safetensors", {"tokens": tokens, "logits": np.float32(logits)}
              | {"grad." + name: np.float32(g) for name, g in grad.items()})
    for name, g in grad.items():
        g = g * min(1.0, CLIP / (total + 1e-6))
        m[name] = BETA1 * m[name] + (1 - BETA1) * g
        s[name] = BETA2 * s[name] + (1 - BETA2) * g * g
        decay = DECAY if g.ndim >= 2 else 0.0
        update = m[name] / (1 - BETA1 ** (step + 1)) / (np.sqrt(s[name] / (1 - BETA2 ** (step + 1))) + EPSILON)
        w[name] = w[name] * (1 - RATE * decay) - RATE * update
(folder / "expected.json").write_text(json.dumps({
    "batch": B, "sequence_length": T, "loss": losses[0], "grad_norm": norms[0],
    "training": {"steps": STEPS, "optimizer": "AdamW", "learning_rate": RATE, "beta1": BETA1, "beta2": BETA2, "epsilon": EPSILON,
                 "weight_decay": DECAY, "weight_decay_applies_to": "parameters with two or more dimensions", "clip_grad_norm": CLIP,
                 "losses": losses, "grad_norms_before_clipping": norms,
                 "final_parameter_norms": {name: float(np.linalg.norm(a)) for name, a in w.items()}}}, indent=1) + "\n")
